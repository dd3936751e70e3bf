import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';

/** For supervisors and load balancers. */
@Controller('health')
export class HealthController {
  constructor(private readonly uow: UnitOfWork) {}

  /** The process answers. */
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The database can be read and written. */
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    try {
      await this.uow.ping();
    } catch {
      throw new ServiceUnavailableException({ status: 'unavailable' });
    }
    return { status: 'ok' };
  }
}

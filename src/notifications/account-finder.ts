import { Injectable } from '@nestjs/common';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';

/** Where volunteers read what they are told. */
@Injectable()
export class AccountFinder {
  constructor(private readonly volunteers: VolunteersService) {}

  /** Accounts by volunteer; who was registered by an office and has none is left out. */
  async ofVolunteers(view: ReadView, volunteerIds: readonly string[]): Promise<Map<string, string>> {
    const found = await this.volunteers.byIds(view, [...new Set(volunteerIds)]);
    return new Map(
      [...found.values()].flatMap(({ id, accountId }) => (accountId ? [[id, accountId] as const] : [])),
    );
  }
}

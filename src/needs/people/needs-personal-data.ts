import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Secrecy } from '../../kernel/secrecy.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { type AccountDataSource, PersonalDataService } from '../../volunteers/personal-data.service.js';
import { audited } from '../need-access.js';
import { NeedEntity } from '../need.entity.js';
import { needHeaderOf } from '../needs.types.js';
import { NeedReader } from '../reading/need-reader.js';

/** What a person asked for, in the export of his own data (domain.md § 10). */
@Injectable()
export class NeedsPersonalData implements OnModuleInit, AccountDataSource {
  readonly name = 'needs';

  constructor(
    private readonly personalData: PersonalDataService,
    private readonly reader: NeedReader,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.personalData.registerAccountSource(this);
  }

  /** The export is a reading like any other: of what is confidential it is audited (rule 13). */
  async collect(transaction: WriteTransaction, actor: Actor): Promise<unknown> {
    const needs = await transaction
      .repo(NeedEntity)
      .find({ where: { requesterAccountId: actor.requireAccount() }, order: { id: 'ASC' } });
    const collected: unknown[] = [];
    for (const need of needs) {
      if (need.secrecy === Secrecy.CONFIDENTIAL) {
        await this.audit.record(transaction, actor, { action: 'need.read', ...audited(need) });
      }
      collected.push({ ...needHeaderOf(need), ...(await this.reader.contentsOf(transaction, need)) });
    }
    return collected;
  }
}

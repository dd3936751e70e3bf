import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../identity/accounts.service.js';
import { Secrecy } from '../../kernel/secrecy.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { VolunteerVault } from '../../volunteers/volunteer-vault.js';
import { audited } from '../need-access.js';
import { detailsByKind } from '../need-details.types.js';
import { type NeedTexts, NeedVault } from '../need-vault.js';
import { NeedVisibility } from '../need-visibility.js';
import type { NeedEntity } from '../need.entity.js';
import { missing, NeedsService } from '../needs.service.js';
import {
  type Need,
  type NeedContents,
  type NeedHeader,
  needHeaderOf,
  type NeedRequester,
} from '../needs.types.js';

/** Reading one need, as much of it as somebody may see (domain.md rule 13). */
@Injectable()
export class NeedReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly needs: NeedsService,
    private readonly visibility: NeedVisibility,
    private readonly vault: NeedVault,
    private readonly volunteerVault: VolunteerVault,
    private readonly accounts: AccountsService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Contents are unmasked data, so each reading is audited in the same transaction: of what is confidential by everybody, of
   * the rest by everybody but who asked.
   * @throws Problem NOT_FOUND
   */
  async read(actor: Actor, id: string): Promise<Need> {
    return this.uow.write(async (transaction) => {
      const need = await this.needs.require(transaction, id);
      const sight = await this.visibility.of(transaction, actor, need);
      if (sight === 'NONE') throw missing('need.read', id);
      const header = needHeaderOf(need);
      if (sight === 'HEADER') return { ...header, contents: null };
      const own = need.requesterAccountId !== null && need.requesterAccountId === actor.accountId;
      if (need.secrecy === Secrecy.CONFIDENTIAL || !own) {
        await this.audit.record(transaction, actor, { action: 'need.read', ...audited(need) });
      }
      return { ...header, contents: await this.contentsOf(transaction, need) };
    });
  }

  /** The header alone; null: he does not see it. */
  async header(actor: Actor, id: string): Promise<NeedHeader | null> {
    return this.uow.read(async (view) => {
      const need = await this.needs.require(view, id);
      return (await this.visibility.of(view, actor, need)) === 'NONE' ? null : needHeaderOf(need);
    });
  }

  /** @throws Problem NOT_FOUND */
  async requireHeader(actor: Actor, id: string): Promise<NeedHeader> {
    const header = await this.header(actor, id);
    if (!header) throw missing('need.read', id);
    return header;
  }

  /** What was asked and what became of it; who is shown it is the caller's matter, as is its audit. */
  async contentsOf(view: ReadView, need: NeedEntity): Promise<NeedContents> {
    const texts = this.vault.open(need);
    return {
      serviceTargets: need.serviceTargets,
      content: texts.content,
      address: texts.address,
      requester: await this.requesterOf(view, need, texts),
      ...detailsByKind(texts.details),
      closingText: texts.closingText,
      rating: need.rating,
    };
  }

  private async requesterOf(view: ReadView, need: NeedEntity, texts: NeedTexts): Promise<NeedRequester> {
    const onBehalf = need.requesterAccountId !== need.createdByAccountId;
    const { requesterAccountId: accountId } = need;
    if (!accountId) {
      const { name = null, phone = null, birthDate = null } = texts.requester ?? {};
      return { name, phone, birthDate, onBehalf };
    }
    const volunteer = await view.manager.getRepository(VolunteerEntity).findOneBy({ accountId });
    return {
      name: volunteer && this.volunteerVault.name(volunteer),
      phone: await this.accounts.numberOf(view, accountId),
      birthDate: null,
      onBehalf,
    };
  }
}

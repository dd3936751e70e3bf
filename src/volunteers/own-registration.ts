import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import type { VolunteerEntity } from './volunteer.entity.js';
import { VolunteerVault } from './volunteer-vault.js';
import { ownRegistration } from './volunteers.problems.js';

/** Keeps officers from handling their own registration, also one that they made as if for somebody else (rule 1). */
@Injectable()
export class OwnRegistration {
  constructor(
    private readonly accounts: AccountsService,
    private readonly vault: VolunteerVault,
  ) {}

  /** @throws Problem OWN_REGISTRATION when the volunteer is the actor, by account or by the number he logs in with */
  async refuse(view: ReadView, actor: Actor, volunteer: VolunteerEntity): Promise<void> {
    if (actor.volunteerId === volunteer.id || volunteer.accountId === actor.requireAccount()) {
      throw ownRegistration();
    }
    await this.refuseMobile(view, actor, this.vault.open(volunteer).mobile);
  }

  /** @throws Problem OWN_REGISTRATION when a number, in its 11 digits, is the one the actor logs in with */
  async refuseMobile(view: ReadView, actor: Actor, mobile: string): Promise<void> {
    if (await this.accounts.logsInWith(view, actor.requireAccount(), mobile)) throw ownRegistration();
  }
}

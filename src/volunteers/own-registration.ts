import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import type { VolunteerEntity } from './volunteer.entity.js';
import { VolunteerVault } from './volunteer-vault.js';
import { ownRegistration } from './volunteers.problems.js';

/** Whether a volunteer is the one who acts. */
export type IsActor = (volunteer: Pick<VolunteerEntity, 'id' | 'accountId' | 'mobileIndex'>) => boolean;

/** Keeps officers from handling their own registration, also one that they made as if for somebody else (rule 1). */
@Injectable()
export class OwnRegistration {
  constructor(
    private readonly accounts: AccountsService,
    private readonly vault: VolunteerVault,
  ) {}

  /** How to tell the actor among volunteers: by his registration, his account, or the number he logs in with. */
  async recognise(view: ReadView, actor: Actor): Promise<IsActor> {
    const accountId = actor.requireAccount();
    const number = await this.accounts.numberOf(view, accountId);
    const mobileIndex = number === null ? null : this.vault.mobileIndex(number);
    return (volunteer) =>
      volunteer.id === actor.volunteerId ||
      volunteer.accountId === accountId ||
      (mobileIndex !== null && volunteer.mobileIndex === mobileIndex);
  }

  /** @throws Problem OWN_REGISTRATION when the volunteer is the actor */
  async refuse(view: ReadView, actor: Actor, volunteer: VolunteerEntity): Promise<void> {
    const isActor = await this.recognise(view, actor);
    if (isActor(volunteer)) throw ownRegistration();
  }

  /** @throws Problem OWN_REGISTRATION when a number, in its 11 digits, is the one the actor logs in with */
  async refuseMobile(view: ReadView, actor: Actor, mobile: string): Promise<void> {
    if (await this.accounts.logsInWith(view, actor.requireAccount(), mobile)) throw ownRegistration();
  }
}

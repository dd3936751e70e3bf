import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SignUpStatus } from '../activities/sign-ups/sign-up.entity.js';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { forbidden, notFound } from '../platform/security/security.problems.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { RedemptionEntity } from './redemption.entity.js';
import { ownRedemption } from './redemptions.problems.js';

type Parties = Pick<RedemptionEntity, 'volunteerId' | 'beneficiaryId'>;

/** Whether he holds the minutes or is served for them. */
export const isParty = (actor: Actor, { volunteerId, beneficiaryId }: Parties): boolean =>
  actor.volunteerId !== null && (actor.volunteerId === volunteerId || actor.volunteerId === beneficiaryId);

/** Who may see and change a redemption: its parties, and the offices of the holder's community (domain.md § 10). */
@Injectable()
export class RedemptionAccess {
  constructor(private readonly own: OwnRegistration) {}

  maySee(actor: Actor, redemption: RedemptionEntity): boolean {
    return isParty(actor, redemption) || actor.may('redemption.read', redemption.homeCode);
  }

  /** @throws Problem NOT_FOUND */
  async require(view: ReadView, actor: Actor, id: string): Promise<RedemptionEntity> {
    const redemption = await view.manager.getRepository(RedemptionEntity).findOneBy({ id });
    if (!redemption || !this.maySee(actor, redemption)) throw missing('redemption.read', id);
    return redemption;
  }

  /**
   * A redemption that a party or an office is about to change, locked.
   * @throws Problem NOT_FOUND to who does not see it, FORBIDDEN to who only reads it, OWN_REDEMPTION to an officer who is a
   * party by another registration of his, or who served it
   */
  async lockFor(
    transaction: WriteTransaction,
    actor: Actor,
    id: string,
    who: { readonly action: string; readonly parties: boolean },
  ): Promise<{ redemption: RedemptionEntity; asOffice: boolean }> {
    const [redemption] = await transaction.lockById(RedemptionEntity, [id]);
    if (!redemption || !this.maySee(actor, redemption)) throw missing(who.action, id);
    if (who.parties && isParty(actor, redemption)) return { redemption, asOffice: false };
    if (!actor.may('redemption.handle', redemption.homeCode))
      throw forbidden().audited({ action: who.action, subjectType: 'Redemption', subjectId: id });
    if (await this.concerns(transaction, actor, redemption))
      throw ownRedemption().audited({ action: who.action, subjectType: 'Redemption', subjectId: id });
    return { redemption, asOffice: true };
  }

  /** Whether the actor is one of its parties or served it, by his registration, account or number. */
  private async concerns(view: ReadView, actor: Actor, redemption: RedemptionEntity): Promise<boolean> {
    const { volunteerId, beneficiaryId, needId } = redemption;
    const servers = await view.rows<{ id: string }>(
      `SELECT DISTINCT s.volunteer_id AS id FROM activity_sign_up s JOIN activity a ON a.id = s.activity_id
        WHERE a.need_id = :needId AND s.status = :confirmed`,
      { needId, confirmed: SignUpStatus.CONFIRMED },
    );
    const ids = [volunteerId, beneficiaryId, ...servers.map(({ id }) => id)];
    const people = await view.manager.getRepository(VolunteerEntity).findBy({ id: In(ids) });
    return people.some(await this.own.recognise(view, actor));
  }
}

const missing = (action: string, id: string) =>
  notFound().audited({ action, subjectType: 'Redemption', subjectId: id });

import { Secrecy } from '../kernel/secrecy.js';
import type { Actor, Subject } from '../platform/security/actor.js';
import type { NeedEntity } from './need.entity.js';

/** How rights see a need. */
export const subjectOf = (need: NeedEntity): Subject => ({
  type: 'Need',
  id: need.id,
  placeCode: need.communityCode,
  squadId: need.squadId,
});

/**
 * How the audit log names a need. What is confidential has no place there, so that who reads the entries of a place does not
 * learn from them who asked for a mediation.
 */
export const audited = (need: Pick<NeedEntity, 'id' | 'secrecy' | 'communityCode'>) => ({
  subjectType: 'Need',
  subjectId: need.id,
  placeCode: need.secrecy === Secrecy.CONFIDENTIAL ? null : need.communityCode,
});

/**
 * Whether the actor may decide about a need (domain.md rule 13): the community's head about what is confidential, about
 * others its offices and a squad's leader.
 * @param squadId the squad that has it, or is to have it; null: offices only
 */
export function mayHandle(actor: Actor, need: NeedEntity, squadId: string | null = need.squadId): boolean {
  return need.secrecy === Secrecy.CONFIDENTIAL
    ? actor.may('need.confidential', need.communityCode)
    : actor.may('need.handle', need.communityCode, { squadId });
}

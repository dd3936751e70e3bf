import type { Actor, Subject } from '../platform/security/actor.js';
import type { ServiceRecordEntity } from './service-record.entity.js';

/** How rights see a record. */
export const subjectOf = (record: ServiceRecordEntity): Subject => ({
  type: 'ServiceRecord',
  id: record.id,
  placeCode: record.communityCode,
  squadId: record.squadId,
});

/** Whether the actor may see a record: his own, his squad's, his places' (domain.md § 10). */
export function mayRead(actor: Actor, record: ServiceRecordEntity): boolean {
  const own = actor.volunteerId !== null && actor.volunteerId === record.volunteerId;
  return own || actor.may('record.read', record.communityCode, record);
}

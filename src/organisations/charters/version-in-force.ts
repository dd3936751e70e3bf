import type { LocalDate } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { CharterVersionEntity } from './charter.entity.js';

/** The latest approved version that had come into force by a day; of two on one day the later one. */
export const versionInForce = (
  view: ReadView,
  organisationId: string,
  day: LocalDate,
): Promise<CharterVersionEntity | null> =>
  view.manager
    .createQueryBuilder(CharterVersionEntity, 'v')
    .where('v.organisation_id = :organisationId AND v.effective_on <= :day', { organisationId, day })
    .orderBy('v.effective_on', 'DESC')
    .addOrderBy('v.number', 'DESC')
    .limit(1)
    .getOne();

/** Approved versions that come into force after a day, in the order in which they do. */
export const versionsToCome = (
  view: ReadView,
  organisationId: string,
  day: LocalDate,
): Promise<CharterVersionEntity[]> =>
  view.manager
    .createQueryBuilder(CharterVersionEntity, 'v')
    .where('v.organisation_id = :organisationId AND v.effective_on > :day', { organisationId, day })
    .orderBy('v.effective_on', 'ASC')
    .addOrderBy('v.number', 'ASC')
    .getMany();

import type { LocalDate } from '../kernel/service-day.js';
import {
  addRows,
  compareWithSide,
  countRows,
  makeSideTable,
  type RowDifference,
  type SideTable,
  sideOf,
} from '../platform/database/side-tables.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { PolicyLookup } from '../policies/policy-lookup.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { computeRollups } from './ranking-computation.js';
import { COUNT_SELECTS } from './ranking-recount.js';
import { RANKINGS_CONSUMER, volunteersTouchedBy } from './ranking-projection.js';

const GROUPS = {
  table: 'ranking_group_total',
  key: ['volunteer_id', 'group_id', 'period'],
  columns: ['community_code', 'volunteer_no', 'minutes', 'rank_order'],
} as const satisfies SideTable;
const DAYS = {
  table: 'ranking_day',
  key: ['volunteer_id', 'day', 'squad_kind', 'squad_id', 'organisation_id'],
  columns: ['community_code', 'volunteer_no', 'minutes'],
} as const satisfies SideTable;
const COUNTS = {
  table: 'ranking_count',
  key: ['scope_code', 'squad_kind', 'period', 'width', 'bucket'],
  columns: ['volunteers', 'minutes'],
} as const satisfies SideTable;
const TOTALS = {
  table: 'ranking_total',
  key: ['volunteer_id', 'squad_kind', 'period'],
  columns: ['district_code', 'street_code', 'community_code', 'volunteer_no', 'minutes', 'rank_order'],
} as const satisfies SideTable;
const WAITING = 'waiting_volunteer';
const PAGE_VOLUNTEERS = 500;
const PAGE_EVENTS = 500;

export interface ComparedRankings {
  readonly rows: number;
  /** Events that the rankings have not followed yet, and the volunteers that are left out for it. */
  readonly waitingEvents: number;
  readonly waitingVolunteers: number;
  readonly differences: readonly RowDifference[];
}

/** The side tables of `compareRankings`, to be made before its snapshot. */
export const RANKING_SIDE_TABLES: readonly string[] = [
  ...[TOTALS, GROUPS, DAYS, COUNTS].flatMap(makeSideTable),
  `CREATE TEMPORARY TABLE ${WAITING} (volunteer_id varchar(36) PRIMARY KEY)`,
];

/**
 * Computes every ranking row anew in a side table and says what differs (domain.md rule 51). Rankings follow by the outbox:
 * volunteers of events that are still under way are left out and counted.
 * @param view of one snapshot with `RANKING_SIDE_TABLES`
 * @param today whose policies decide what counts
 */
export async function compareRankings(
  view: ReadView,
  today: LocalDate,
  onProgress: (progress: { phase: string; done: number; total: number }) => void = () => undefined,
): Promise<ComparedRankings> {
  const waitingEvents = await fillWaiting(view);
  await fillTotals(view, today, (done, total) => onProgress({ phase: 'rankings', done, total }));
  const waiting = `EXISTS (SELECT 1 FROM ${WAITING} w WHERE w.volunteer_id = x.volunteer_id)`;
  const differences: RowDifference[] = [];
  for (const table of [TOTALS, GROUPS, DAYS])
    differences.push(...(await compareWithSide(view, table, waiting)));
  // Of the rows that are kept, so that nobody has to be left out.
  for (const select of COUNT_SELECTS)
    await view.rows(
      `INSERT INTO ${sideOf(COUNTS)} (${[...COUNTS.key, ...COUNTS.columns].join(', ')}) ${select}`,
    );
  differences.push(...(await compareWithSide(view, COUNTS)));
  return {
    rows: await countRows(view, sideOf(TOTALS)),
    waitingEvents,
    waitingVolunteers: await countRows(view, WAITING),
    differences,
  };
}

async function fillTotals(
  view: ReadView,
  today: LocalDate,
  tell: (done: number, total: number) => void,
): Promise<void> {
  const policies = new PolicyLookup();
  const total = await countRows(view, 'volunteer');
  let [after, done] = ['', 0];
  for (;;) {
    const volunteers = await view.manager
      .createQueryBuilder(VolunteerEntity, 'volunteer')
      .where('volunteer.id > :after', { after })
      .orderBy('volunteer.id')
      .take(PAGE_VOLUNTEERS)
      .getMany();
    const last = volunteers.at(-1);
    if (!last) return;
    const { totals, groups, days } = await computeRollups(view, policies, today, volunteers);
    await addTo(view, TOTALS, totals);
    await addTo(view, GROUPS, groups);
    await addTo(view, DAYS, days);
    after = last.id;
    tell((done += volunteers.length), total);
  }
}

/** Rows of an entity, whose properties are the columns in the other case. */
async function addTo(view: ReadView, table: SideTable, rows: readonly object[]): Promise<void> {
  const columns = [...table.key, ...table.columns];
  const properties = columns.map((column) =>
    column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  );
  const valuesOf = (row: object) =>
    properties.map((name) => (row as Record<string, string | number>)[name] ?? '');
  await addRows(view, sideOf(table), columns, rows.map(valuesOf));
}

async function fillWaiting(view: ReadView): Promise<number> {
  let [after, events] = ['', 0];
  for (;;) {
    const page = await view.rows<{ id: string; payload: string }>(
      `SELECT e.id, e.payload FROM outbox_delivery d JOIN outbox_event e ON e.id = d.event_id
        WHERE d.consumer = :consumer AND d.event_id > :after ORDER BY d.event_id LIMIT ${PAGE_EVENTS}`,
      { consumer: RANKINGS_CONSUMER, after },
    );
    const last = page.at(-1);
    if (!last) return events;
    const ids = page.flatMap(({ payload }) =>
      volunteersTouchedBy({ payload: JSON.parse(payload) as unknown }),
    );
    for (const id of new Set(ids))
      await view.rows(`INSERT INTO ${WAITING} (volunteer_id) VALUES (:id) ON CONFLICT DO NOTHING`, { id });
    events += page.length;
    after = last.id;
  }
}

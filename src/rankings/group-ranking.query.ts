import { Injectable } from '@nestjs/common';
import { invalidInput } from '../kernel/problem.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import { PlacesService } from '../places/places.service.js';
import { decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { withinPlaces } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { competitionRanks } from './competition-rank.js';
import { daysOf, periodKeyOf, type PeriodKey } from './period.js';
import { GroupKind, GroupMeasure, type GroupRanking, type RankedGroup } from './group-ranking.types.js';
import type { GroupRankingArgs } from './group-ranking.inputs.js';
import { NO_SQUAD_KIND } from './rankings.problems.js';
import { WIDTH } from './ranking-counts.js';
import { EVERY_KIND } from './ranking-totals.js';
import { RankingQuery } from './ranking.query.js';

type Count = number | string | null;

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly community_code: string;
  readonly minutes: Count;
  readonly heads: Count;
}

/** Where groups of a kind are, and who of them are heads. */
const GROUPS: Readonly<
  Record<GroupKind, { readonly from: string; readonly heads: string; readonly served: string }>
> = {
  COMMUNITY: {
    from: `(SELECT code AS id, name, code AS community_code, NULL AS kind FROM place WHERE kind = 'COMMUNITY')`,
    heads: `SELECT COUNT(*) FROM volunteer v WHERE v.community_code = g.id AND v.status IN ('ACTIVE', 'INACTIVE', 'SUSPENDED')`,
    served: 'community_code',
  },
  SQUAD: {
    from: '(SELECT id, name, community_code, kind FROM squad)',
    heads: 'SELECT COUNT(*) FROM squad_membership m WHERE m.squad_id = g.id AND m.until_day IS NULL',
    served: 'squad_id',
  },
  ORGANISATION: {
    from: `(SELECT id, name, community_code, NULL AS kind FROM organisation WHERE status NOT IN ('DRAFT', 'SUBMITTED', 'DISCARDED'))`,
    heads: `SELECT COUNT(*) FROM organisation_member m WHERE m.organisation_id = g.id AND m.left_on IS NULL AND m.kind = 'INDIVIDUAL'`,
    served: 'organisation_id',
  },
};

/** Communities, squads and organisations by what was served in them, in total and per head (domain.md rule 52). */
@Injectable()
export class GroupRankingQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly rankings: RankingQuery,
  ) {}

  /** @throws Problem PLACE_NOT_FOUND, INVALID_INPUT for the period, CURSOR_INVALID */
  async page({
    kind,
    placeCode,
    squadKind,
    period,
    measure,
    first,
    after,
  }: GroupRankingArgs): Promise<GroupRanking> {
    if (kind === GroupKind.ORGANISATION && squadKind)
      throw invalidInput([{ path: 'squadKind', code: NO_SQUAD_KIND }]);
    const asOf = await this.rankings.asOf();
    const key = periodKeyOf(period);
    await this.uow.read((view) => this.places.require(view, placeCode));
    const groups = (await this.groups(kind, placeCode, squadKind ?? null, key))
      .filter(({ heads }) => measure === GroupMeasure.TOTAL || heads > 0)
      .sort((one, other) => valueOf(measure, other) - valueOf(measure, one) || (one.id < other.id ? -1 : 1));
    const places = competitionRanks(groups.map((group) => valueOf(measure, group)));
    const ranked = groups.map((group, index): RankedGroup => ({ ...group, rank: places[index]?.rank ?? 0 }));
    const from = after ? placeAfter(ranked, after, measure) : 0;
    const page = pageOf(
      ranked.slice(from, from + first + 1),
      first,
      ({ minutes, heads, id }) => [minutes, heads, id],
      (group) => group,
    );
    return { ...page, asOf, groups: groups.length };
  }

  private async groups(
    kind: GroupKind,
    placeCode: string,
    squadKind: SquadKind | null,
    period: PeriodKey,
  ): Promise<Omit<RankedGroup, 'rank'>[]> {
    const { from, heads, served } = GROUPS[kind];
    const days = daysOf(period);
    const ofKind = kind === GroupKind.SQUAD && squadKind ? 'AND g.kind = :squadKind' : '';
    // People of the place itself; a squad's may live elsewhere.
    const within =
      kind === GroupKind.COMMUNITY
        ? `AND ${withinPlaces('community_code', [placeCode])} ${squadKind ? 'AND squad_kind = :squadKind' : ''}`
        : '';
    const sums = days
      ? `(SELECT ${served} AS id, SUM(minutes) AS minutes FROM ranking_day
           WHERE day >= :fromDay AND day <= :untilDay ${within} GROUP BY ${served})`
      : `(SELECT scope_code AS id, minutes FROM ranking_count WHERE squad_kind = :counted AND period = :period AND width = ${WIDTH.ALL})`;
    const rows = await this.uow.heavyRows<GroupRow>(
      `SELECT g.id, g.name, g.community_code, s.minutes, (${heads}) AS heads FROM ${from} g JOIN ${sums} s ON s.id = g.id
        WHERE ${withinPlaces('g.community_code', [placeCode])} AND s.minutes > 0 ${ofKind}`,
      {
        ...(days ?? {
          counted: kind === GroupKind.COMMUNITY ? (squadKind ?? EVERY_KIND) : EVERY_KIND,
          period,
        }),
        squadKind,
      },
    );
    return rows.map(({ id, name, community_code: communityCode, minutes, heads }) => {
      const amount = { minutes: Number(minutes), heads: Number(heads) };
      return { id, kind, name, communityCode, ...amount, minutesPerHead: tenths(perHead(amount)) };
    });
  }
}

type Amount = Pick<RankedGroup, 'minutes' | 'heads'>;

const perHead = ({ minutes, heads }: Amount): number | null => (heads > 0 ? minutes / heads : null);

/** As it is shown; groups are ordered by what it is exactly. */
const tenths = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

const valueOf = (measure: GroupMeasure, amount: Amount): number =>
  (measure === GroupMeasure.PER_HEAD ? perHead(amount) : amount.minutes) ?? 0;

/** How many stand before what comes after a cursor, also when its group is there no more. @throws Problem CURSOR_INVALID */
function placeAfter(ranked: readonly RankedGroup[], after: string, measure: GroupMeasure): number {
  const [minutes, heads, id] = decodeCursor(after, ['number', 'number', 'string']);
  const value = valueOf(measure, { minutes: Number(minutes), heads: Number(heads) });
  const next = ranked.findIndex((group) => {
    const own = valueOf(measure, group);
    return own < value || (own === value && group.id > String(id));
  });
  return next < 0 ? ranked.length : next;
}

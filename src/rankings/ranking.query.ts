import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Language } from '../kernel/problem.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import type { PlaceEntity } from '../places/place.entity.js';
import { PlacesService } from '../places/places.service.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { pageOf } from '../platform/graphql/connection.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { competitionRanks } from './competition-rank.js';
import { periodKeyOf, type RankingPeriod } from './period.js';
import { RankingCursor, type RankingPosition } from './ranking-cursor.js';
import { RANKINGS_CONSUMER } from './ranking-projection.js';
import { inScope, type RankingScope, scopeOf, scopeParameters } from './ranking-scope.js';
import type { RankingConnection, RankingEntry } from './rankings.types.js';

export interface RankingAsked {
  readonly placeCode: string;
  readonly squadKind: SquadKind | null;
  readonly period: RankingPeriod;
}

interface TotalRow {
  readonly volunteerId: string;
  readonly volunteerNo: string;
  readonly communityCode: string;
  readonly minutes: number;
}

type RankedRow = TotalRow & RankingPosition;

/** The public ranking, page by page. */
@Injectable()
export class RankingQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly places: PlacesService,
    private readonly volunteers: VolunteersService,
    private readonly cursor: RankingCursor,
  ) {}

  /**
   * A page of the ranking; names as the public may see them, whoever asks. Ranks go on from the page before as it was
   * read, so a reader who pages on sees one list.
   * @throws Problem PLACE_NOT_FOUND, INVALID_INPUT for the period, CURSOR_INVALID
   */
  async page(
    asked: RankingAsked,
    first: number,
    after: string | null,
    language: Language,
  ): Promise<RankingConnection> {
    // Asked before the rows are read, so that the answer never claims to be newer than they are.
    const asOf = await this.asOf();
    return this.uow.read(async (view) => {
      const scope = await this.scope(view, asked);
      const from = after === null ? null : this.cursor.open(scope, after);
      const rows = await rowsAfter(view, scope, from, first + 1);
      const places = competitionRanks(
        rows.map((row) => row.minutes),
        from,
      );
      const ranked = rows.flatMap((row, index): RankedRow[] =>
        places[index] ? [{ ...row, ...places[index] }] : [],
      );
      const entryOf = await this.entriesOf(view, ranked.slice(0, first), language);
      return { ...pageOf(ranked, first, (row) => [this.cursor.seal(scope, row)], entryOf), asOf, scope };
    });
  }

  /** How many are ranked in a scope. */
  async participants(scope: RankingScope): Promise<number> {
    const [row] = await this.uow.read((view) =>
      view.rows<{ participants: number | string }>(
        `SELECT count(*) AS participants FROM ranking_total WHERE ${inScope(scope)}`,
        scopeParameters(scope),
      ),
    );
    return Number(row?.participants ?? 0);
  }

  /** Up to when service is in the rankings: the oldest event not yet counted, else now. */
  async asOf(): Promise<Date> {
    const now = this.clock.now();
    return (await this.outbox.behindSince(RANKINGS_CONSUMER)) ?? now;
  }

  /** @throws Problem PLACE_NOT_FOUND, INVALID_INPUT */
  async scope(view: ReadView, { placeCode, squadKind, period }: RankingAsked): Promise<RankingScope> {
    const key = periodKeyOf(period);
    return scopeOf(await this.places.require(view, placeCode), squadKind, key);
  }

  private async entriesOf(
    view: ReadView,
    rows: readonly RankedRow[],
    language: Language,
  ): Promise<(row: RankedRow) => RankingEntry> {
    const volunteers = await this.volunteers.byIds(
      view,
      rows.map((row) => row.volunteerId),
    );
    const codes = [...new Set(rows.map((row) => row.communityCode))];
    const none = new Map<string, PlaceEntity>();
    const communities = codes.length === 0 ? none : await this.places.byCodes(codes);
    return ({ rank, volunteerId, volunteerNo, minutes, communityCode }) => {
      const volunteer = volunteers.get(volunteerId);
      if (!volunteer) throw new Error('a ranked volunteer is missing');
      const { name, anonymous } = this.volunteers.publicName(volunteer, language);
      const communityName = communities.get(communityCode)?.name ?? communityCode;
      return {
        rank,
        volunteerNo: anonymous ? null : volunteerNo,
        name,
        anonymous,
        minutes,
        communityCode,
        communityName,
      };
    };
  }
}

/** One range of one index: the equality columns of the scope, then (rank_order, volunteer_no). */
async function rowsAfter(
  view: ReadView,
  scope: RankingScope,
  from: RankingPosition | null,
  limit: number,
): Promise<TotalRow[]> {
  const beyond = from ? 'AND (rank_order, volunteer_no) > (:rankOrder, :volunteerNo)' : '';
  const rows = await view.rows<{
    volunteer_id: string;
    volunteer_no: string;
    community_code: string;
    minutes: number | string;
  }>(
    `SELECT volunteer_id, volunteer_no, community_code, minutes FROM ranking_total
      WHERE ${inScope(scope)} ${beyond} ORDER BY rank_order, volunteer_no LIMIT :limit`,
    {
      ...scopeParameters(scope),
      limit,
      ...(from ? { rankOrder: -from.minutes, volunteerNo: from.volunteerNo } : {}),
    },
  );
  return rows.map((row) => ({
    volunteerId: row.volunteer_id,
    volunteerNo: row.volunteer_no,
    communityCode: row.community_code,
    minutes: Number(row.minutes),
  }));
}

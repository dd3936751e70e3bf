import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { invalidInput, type Language } from '../kernel/problem.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PlacesService } from '../places/places.service.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { pageOf } from '../platform/graphql/connection.js';
import { SquadsService } from '../squads/squads.service.js';
import { type NameFacts, VolunteersService } from '../volunteers/volunteers.service.js';
import { competitionRanks, type RankedPlace } from './competition-rank.js';
import { periodKeyOf, type RankingPeriod } from './period.js';
import { RankingCursor, type RankingPosition } from './ranking-cursor.js';
import { RANKINGS_CONSUMER } from './ranking-projection.js';
import { type RankingScope, rowsOf, scopeOf, type ServiceFilter } from './ranking-scope.js';
import { ScopeReader } from './scope-reader.js';
import { ONE_SERVICE_FILTER } from './rankings.problems.js';
import type { RankingConnection, RankingEntry } from './rankings.types.js';

export interface RankingAsked extends ServiceFilter {
  readonly placeCode: string;
  readonly period: RankingPeriod;
}

interface TotalRow extends NameFacts {
  readonly volunteerNo: string;
  readonly communityCode: string;
  readonly communityName: string;
  readonly minutes: number;
}

interface FoundRow {
  readonly volunteer_no: string;
  readonly community_code: string;
  readonly minutes: number | string;
  readonly masked_name: string;
  readonly birth_date: string;
  readonly publication_consent_at: number | null;
  readonly erased_at: number | null;
  readonly community_name: string;
}

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
    private readonly reader: ScopeReader,
    private readonly squads: SquadsService,
    private readonly organisations: OrganisationsService,
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
      const rows = await this.rowsAfter(view, scope, from, first + 1);
      const places = competitionRanks(
        rows.map((row) => row.minutes),
        from,
      );
      const ranked = places.map((place, index) => ({ place, row: rows[index] as TotalRow }));
      const page = pageOf(
        ranked,
        first,
        ({ place, row }) => [this.cursor.seal(scope, { ...place, volunteerNo: row.volunteerNo })],
        ({ place, row }) => this.entryOf(row, place, language),
      );
      return { ...page, asOf, scope };
    });
  }

  /** How many are ranked in a scope. */
  participants(scope: RankingScope): Promise<number> {
    return this.uow.read((view) => this.reader.participants(view, scope));
  }

  /** Up to when service is in the rankings: the oldest event not yet counted, else now. */
  async asOf(): Promise<Date> {
    const now = this.clock.now();
    return (await this.outbox.behindSince(RANKINGS_CONSUMER)) ?? now;
  }

  /** @throws Problem PLACE_NOT_FOUND, NOT_FOUND for a squad or an organisation, INVALID_INPUT */
  async scope(view: ReadView, { placeCode, period, ...filter }: RankingAsked): Promise<RankingScope> {
    const key = periodKeyOf(period);
    const { squadKind, squadId, organisationId } = filter;
    const given = Object.entries({ squadKind, squadId, organisationId }).filter(([, value]) => value);
    if (given.length > 1)
      throw invalidInput(given.slice(1).map(([path]) => ({ path, code: ONE_SERVICE_FILTER })));
    if (squadId) await this.squads.require(view, squadId);
    if (organisationId) await this.organisations.requirePublic(view, organisationId);
    return scopeOf(await this.places.require(view, placeCode), filter, key);
  }

  private async rowsAfter(
    view: ReadView,
    scope: RankingScope,
    after: RankingPosition | null,
    limit: number,
  ): Promise<TotalRow[]> {
    const { table, where, person, parameters, summed } = rowsOf(scope);
    const beyond = after ? 'AND (t.rank_order, t.volunteer_no) > (:rankOrder, :volunteerNo)' : '';
    const page = `WHERE ${where} ${beyond} ORDER BY t.rank_order, t.volunteer_no LIMIT :limit`;
    // What is shown of a person comes with his row: a page is one statement. Of sums the page is cut first.
    const [source, rest] = summed
      ? [`(SELECT * FROM ${table} ${page}) t`, 'ORDER BY t.rank_order, t.volunteer_no']
      : [table, page];
    const rows = await this.reader.rows<FoundRow>(
      view,
      scope,
      `SELECT t.volunteer_no, t.community_code, t.minutes, v.masked_name, v.birth_date, v.publication_consent_at, v.erased_at,
              p.name AS community_name
         FROM ${source} JOIN volunteer v ON ${person} JOIN place p ON p.code = t.community_code ${rest}`,
      {
        ...parameters,
        limit,
        ...(after ? { rankOrder: -after.minutes, volunteerNo: after.volunteerNo } : {}),
      },
    );
    return rows.map((row) => ({
      volunteerNo: row.volunteer_no,
      communityCode: row.community_code,
      communityName: row.community_name,
      minutes: Number(row.minutes),
      maskedName: row.masked_name,
      birthDate: row.birth_date,
      publicationConsentAt: row.publication_consent_at,
      erasedAt: row.erased_at,
    }));
  }

  private entryOf(row: TotalRow, place: RankedPlace, language: Language): RankingEntry {
    const { name, anonymous } = this.volunteers.publicName(row, language);
    return {
      rank: place.rank,
      volunteerNo: anonymous ? null : row.volunteerNo,
      name,
      anonymous,
      minutes: row.minutes,
      communityCode: row.communityCode,
      communityName: row.communityName,
    };
  }
}

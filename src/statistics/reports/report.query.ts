import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { NeedStatisticsQuery } from '../../needs/reading/need-statistics.query.js';
import type { NeedCounts } from '../../needs/reading/need-statistics.types.js';
import type { PlaceEntity } from '../../places/place.entity.js';
import { PlacesService } from '../../places/places.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { StandardsQuery } from '../standards/standards.query.js';
import type { StandardLine } from '../standards/standards.js';
import { type Breakdown, type Figures, figuresOf, type Found, together } from './report-figures.js';
import { type ReportPeriod, reportPeriodOf } from './report-period.js';
import {
  ORGANISATIONS,
  REGISTERED,
  type ReportStatement,
  SERVICE,
  SINGLE,
  SQUADS,
} from './report-statements.js';

export interface ReportAsked {
  readonly placeCode: string;
  readonly year: number;
  /** 1 to 12; null: the whole year. */
  readonly month: number | null;
}

export interface PlaceFigures {
  readonly place: PlaceEntity;
  readonly figures: Figures;
}

export interface PlaceReport extends PlaceFigures {
  readonly period: ReportPeriod;
  /** When it was read. */
  readonly asOf: Date;
  /** The places right below, in the order of their codes. */
  readonly parts: readonly PlaceFigures[];
  /** All communities of the place, in the order of their codes. */
  readonly communities: readonly PlaceFigures[];
  /** Needs asked in the period, by their present state; small numbers of confidential kinds are not told (rule 13). */
  readonly needs: readonly NeedCounts[];
  /** As they are today (rule 53). */
  readonly standards: readonly StandardLine[];
}

type Row = Readonly<Record<string, string | number>> & { readonly code: string };
type Places = Map<string, Found[]>;

/** What a committee is asked for every month and every year (domain.md rule 54). */
@Injectable()
export class ReportQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly needs: NeedStatisticsQuery,
    private readonly standards: StandardsQuery,
  ) {}

  /**
   * A month or a year of a place, of those right below and of all its communities.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, INVALID_INPUT for a period that has not begun
   */
  async of(actor: Actor, { placeCode, year, month }: ReportAsked): Promise<PlaceReport> {
    const asOf = this.clock.now();
    // Says who may, before anything else is told.
    const { place, lines: standards } = await this.standards.of(actor, placeCode);
    const period = reportPeriodOf(year, month, serviceDayOf(asOf));
    const below = await this.uow.read((view) => this.places.within(view, placeCode));
    const found = await this.found(placeCode, period);
    const communities = below
      .filter(({ kind }) => kind === 'COMMUNITY')
      .map((community) => ({ place: community, figures: figuresOf(found.get(community.code) ?? []) }));
    const figuresIn = (code: string) =>
      together(communities.filter((one) => one.place.code.startsWith(code)).map(({ figures }) => figures));
    return {
      ...{ place, figures: figuresIn(placeCode), period, asOf, communities, standards },
      parts: below
        .filter(({ parentCode }) => parentCode === placeCode)
        .map((part) => ({ place: part, figures: figuresIn(part.code) })),
      needs: await this.needs.count(actor, { placeCode, from: period.fromDay, until: period.untilDay }),
    };
  }

  private async found(placeCode: string, period: ReportPeriod): Promise<Places> {
    const places: Places = new Map();
    const add = (code: string, ...more: Found[]) => places.set(code, [...(places.get(code) ?? []), ...more]);
    const addLines = async (of: Breakdown, statement: ReportStatement) => {
      for (const row of await this.rows(statement, placeCode, period))
        add(
          row.code,
          ...amounts(row, statement).map((one) => ({ ...one, line: { of, key: String(row['key']) } })),
        );
    };
    for (const statement of SINGLE)
      for (const row of await this.rows(statement, placeCode, period))
        add(row.code, ...amounts(row, statement));
    for (const row of await this.rows(REGISTERED, placeCode, period)) {
      const [{ amount } = { amount: 0 }] = amounts(row, REGISTERED);
      const line = { of: 'backgrounds', key: String(row['key']) } as const;
      add(row.code, { measure: 'registered', amount }, { measure: 'volunteers', amount, line });
    }
    for (const row of await this.rows(SERVICE, placeCode, period)) {
      const measured = amounts(row, SERVICE);
      add(row.code, ...measured);
      for (const [of, column] of CUBE)
        add(row.code, ...measured.map((one) => ({ ...one, line: { of, key: String(row[column]) } })));
    }
    for (const statement of SQUADS) await addLines('kinds', statement);
    await addLines('categories', ORGANISATIONS);
    return places;
  }

  private rows(statement: ReportStatement, placeCode: string, period: ReportPeriod): Promise<Row[]> {
    const { start, end, fromDay, untilDay } = period;
    return this.uow.heavyRows<Row>(statement.sql(placeCode), { start, end, fromDay, untilDay });
  }
}

const CUBE = [
  ['kinds', 'kind'],
  ['provenances', 'provenance'],
  ['targets', 'target'],
] as const;

const amounts = (row: Row, { measures }: ReportStatement): Found[] =>
  measures.map((measure) => ({ measure, amount: Number(row[measure]) }));

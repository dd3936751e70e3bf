import { Injectable } from '@nestjs/common';
import type { SqlParameters } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import { bucketOf, WIDTH } from './ranking-counts.js';
import { type RankingScope, rowsOf } from './ranking-scope.js';

type Count = number | string | null;

/** Where minutes stand among those of a scope. */
export interface CountedPlace {
  readonly better: number;
  /** How many have just as many, whoever asks included. */
  readonly same: number;
  /** The next better total; null: there is none. */
  readonly next: number | null;
  readonly participants: number;
}

/** Reads a scope: by its counts where they are kept, so that no volunteers are counted; else by its rows. */
@Injectable()
export class ScopeReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** Rows of a statement on a scope; one that adds up days runs off this thread. */
  rows<T>(view: ReadView, scope: RankingScope, sql: string, parameters: SqlParameters): Promise<T[]> {
    return rowsOf(scope).summed ? this.uow.heavyRows<T>(sql, parameters) : view.rows<T>(sql, parameters);
  }

  /** How many are ranked. */
  async participants(view: ReadView, scope: RankingScope): Promise<number> {
    const { table, where, parameters, counted } = rowsOf(scope);
    const [row] = counted
      ? await view.rows<{ participants: Count }>(
          `SELECT volunteers AS participants FROM ranking_count WHERE ${IN_COUNTS} AND width = ${WIDTH.ALL}`,
          countsOf(scope),
        )
      : await this.rows<{ participants: Count }>(
          view,
          scope,
          `SELECT COUNT(*) AS participants FROM ${table} WHERE ${where}`,
          parameters,
        );
    return Number(row?.participants ?? 0);
  }

  /** @param minutes of somebody who is ranked there */
  async placeOf(view: ReadView, scope: RankingScope, minutes: number): Promise<CountedPlace> {
    const { table, where, parameters, counted } = rowsOf(scope);
    const rows = counted
      ? await view.rows<PlaceRow>(COUNTED_PLACE, {
          ...{ ...countsOf(scope), minutes, coarse: bucketOf(minutes, WIDTH.COARSE) },
          until: (bucketOf(minutes, WIDTH.COARSE) + 1) * WIDTH.COARSE,
        })
      : await this.rows<PlaceRow>(
          view,
          scope,
          `SELECT SUM(CASE WHEN minutes > :minutes THEN 1 ELSE 0 END) AS better,
                  SUM(CASE WHEN minutes = :minutes THEN 1 ELSE 0 END) AS same,
                  MIN(CASE WHEN minutes > :minutes THEN minutes END) AS next, COUNT(*) AS participants FROM ${table} WHERE ${where}`,
          { ...parameters, minutes },
        );
    const [row] = rows;
    const next = row?.next ?? null;
    return {
      ...{ better: Number(row?.better ?? 0), same: Number(row?.same ?? 0) },
      participants: Number(row?.participants ?? 0),
      next: next === null ? null : Number(next),
    };
  }

  /** The least total of a scope; null: nobody is ranked. */
  async least(view: ReadView, scope: RankingScope): Promise<number | null> {
    const { table, where, parameters } = rowsOf(scope);
    const [row] = await this.rows<{ minutes: Count }>(
      view,
      scope,
      `SELECT minutes FROM ${table} WHERE ${where} ORDER BY rank_order DESC LIMIT 1`,
      parameters,
    );
    return row ? Number(row.minutes) : null;
  }

  /** A volunteer's minutes; 0: he is not ranked. */
  async minutesOf(view: ReadView, scope: RankingScope, volunteerId: string): Promise<number> {
    const { own: sql, parameters } = rowsOf(scope);
    const [own] = await view.rows<{ minutes: Count }>(sql, { ...parameters, volunteerId });
    return Number(own?.minutes ?? 0);
  }
}

interface PlaceRow {
  readonly better: Count;
  readonly same: Count;
  readonly next: Count;
  readonly participants: Count;
}

const IN_COUNTS = 'scope_code = :placeCode AND squad_kind = :squadKind AND period = :period';
const countsOf = ({ placeCode, squadKind, period }: RankingScope) => ({ placeCode, squadKind, period });

/** Whole buckets above the own one, single totals within it, and at most one step for the next. */
const COUNTED_PLACE = `SELECT
  COALESCE((SELECT SUM(volunteers) FROM ranking_count
             WHERE ${IN_COUNTS} AND width = ${WIDTH.COARSE} AND bucket > :coarse), 0)
  + COALESCE((SELECT SUM(volunteers) FROM ranking_count
             WHERE ${IN_COUNTS} AND width = ${WIDTH.FINE} AND bucket > :minutes AND bucket < :until), 0) AS better,
  (SELECT volunteers FROM ranking_count
    WHERE ${IN_COUNTS} AND width = ${WIDTH.FINE} AND bucket = :minutes) AS same,
  (SELECT MIN(bucket) FROM ranking_count
    WHERE ${IN_COUNTS} AND width = ${WIDTH.FINE} AND bucket > :minutes AND volunteers > 0) AS next,
  (SELECT volunteers FROM ranking_count WHERE ${IN_COUNTS} AND width = ${WIDTH.ALL}) AS participants`;

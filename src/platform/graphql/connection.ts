import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { isPrintable } from '../../kernel/printable.js';
import { defineProblem } from '../../kernel/problem.js';

export const cursorInvalid = defineProblem('CURSOR_INVALID', {
  zh: '分页游标无效，请从第一页重新开始',
  en: 'The page cursor is not valid; start again from the first page',
});

/** Relay paging, forwards only. */
@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, { defaultValue: 20, description: '每页条数 1–100 · items per page' })
  @Min(1, { context: { code: 'FIELD_RANGE', details: { min: 1, max: 100 } } })
  @Max(100, { context: { code: 'FIELD_RANGE', details: { min: 1, max: 100 } } })
  first: number;

  @Field(() => String, { nullable: true, description: '上一页的 endCursor · endCursor of the page before' })
  @IsOptional()
  @IsString({ context: { code: 'FIELD_TYPE' } })
  @MaxLength(400, { context: { code: 'FIELD_TOO_LONG', details: { max: 400 } } })
  after?: string | null;
}

@ObjectType({ description: '分页信息 · about a page' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

export interface Page<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
}

/** The connection type of a node type, e.g. `class VolunteerConnection extends connectionOf(Volunteer) {}`. */
export function connectionOf<T>(node: Type<T>, name: string): Type<Page<T>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor: string;

    @Field(() => node)
    node: T;
  }

  @ObjectType({ isAbstract: true })
  class ConnectionType implements Page<T> {
    @Field(() => [Edge])
    edges: Edge[];

    @Field(() => [node], { description: 'edges 的节点 · the edges’ nodes' })
    nodes: T[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;
  }
  return ConnectionType;
}

export type CursorKey = readonly (string | number)[];

/** An opaque cursor of the sort key of a row. */
export const encodeCursor = (key: CursorKey): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

const SHAPES = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  code: /^\d{6,12}$/,
  day: /^\d{4}-\d\d-\d\d$/,
} as const;

type KeyKind = 'string' | 'number' | keyof typeof SHAPES;

/**
 * The sort key in a cursor, checked against the kinds it must have, e.g. `['number', 'id']`: another list's cursor is no
 * position in this one.
 * @throws Problem CURSOR_INVALID
 */
export function decodeCursor(cursor: string, kinds: readonly KeyKind[]): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === kinds.length &&
      key.every((part, i) => isOfKind(part, kinds[i]) && isComparable(part))
    ) {
      return key as (string | number)[];
    }
  } catch {
    // Told below.
  }
  throw cursorInvalid();
}

function isOfKind(part: unknown, kind: KeyKind | undefined): boolean {
  if (kind === undefined || kind === 'string' || kind === 'number') return typeof part === kind;
  return typeof part === 'string' && SHAPES[kind].test(part);
}

/** The database can compare it with a column's values: PostgreSQL fails on U+0000, and on fractions beside integers. */
const isComparable = (part: unknown): boolean =>
  typeof part === 'string' ? isPrintable(part) : Number.isSafeInteger(part);

/** Above every id. */
const ABOVE_EVERY_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The id before which a page of a list begins that has the latest first. @throws Problem CURSOR_INVALID */
export const idBefore = (after: string | null | undefined): string =>
  after ? String(decodeCursor(after, ['id'])[0]) : ABOVE_EVERY_ID;

/** The id after which a page of a list begins that has the earliest first. @throws Problem CURSOR_INVALID */
export const idAfter = (after: string | null | undefined): string =>
  after ? String(decodeCursor(after, ['id'])[0]) : '';

/** Makes a page of the rows found when `first + 1` were asked for. */
export function pageOf<R, T>(
  rows: readonly R[],
  first: number,
  keyOf: (row: R) => CursorKey,
  nodeOf: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  const nodes = shown.map(nodeOf);
  // Cursors are made when they are asked for: some are sealed, and most clients take the last one only.
  return {
    edges: shown.map((row, index) => ({
      get cursor() {
        return encodeCursor(keyOf(row));
      },
      node: nodes[index] as T,
    })),
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      get endCursor() {
        return last === undefined ? null : encodeCursor(keyOf(last));
      },
    },
  };
}

/** As `pageOf`, of what is shown as it was found, in the order of ids. */
export const pageById = <T extends { readonly id: string }>(rows: readonly T[], first: number): Page<T> =>
  pageOf(
    rows,
    first,
    (row) => [row.id],
    (row) => row,
  );

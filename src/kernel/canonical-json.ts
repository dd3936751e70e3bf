import { types } from 'node:util';

const MAX_DEPTH = 64;

/** Kinds of objects whose content is not in their members, so that two different ones would be spelt alike. */
const EXOTIC: readonly ((value: object) => boolean)[] = [
  types.isMap,
  types.isSet,
  types.isWeakMap,
  types.isWeakSet,
  types.isPromise,
  types.isRegExp,
  types.isAnyArrayBuffer,
  (value) => ArrayBuffer.isView(value),
  types.isBoxedPrimitive,
  types.isMapIterator,
  types.isSetIterator,
  types.isGeneratorObject,
  (value) => types.isNativeError(value) || value instanceof Error,
  (value) => value instanceof WeakRef,
  (value) => value instanceof URL || value instanceof URLSearchParams,
];

/**
 * JSON with one spelling per value: members sorted by name, absent ones dropped, dates as ISO strings. What is hashed
 * (idempotent inputs, ledger entries) goes through here; so whatever would lose its content is refused.
 * @throws TypeError for what JSON cannot say: NaN, functions, symbols, bigints, invalid dates, maps, sets, buffers, URLs and
 *   other objects whose content is not in their members, lists with holes, nesting deeper than 64
 */
export function canonicalJson(value: unknown): string {
  return spell(value, 0);
}

function spell(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no canonical JSON`);
  if (depth >= MAX_DEPTH) throw new TypeError(`canonical JSON is nested at most ${MAX_DEPTH} deep`);
  if (types.isDate(value)) return spellDate(value);
  if (Array.isArray(value)) return spellList(value, depth);
  if (EXOTIC.some((isOne) => isOne(value))) {
    throw new TypeError(`${Object.prototype.toString.call(value)} has no canonical JSON`);
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${spell(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}

function spellDate(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new TypeError('an invalid date has no canonical JSON');
  return JSON.stringify(date.toISOString());
}

function spellList(list: readonly unknown[], depth: number): string {
  const items = Array.from(list, (item, index) => {
    if (!(index in list)) throw new TypeError('a list with holes has no canonical JSON');
    return spell(item ?? null, depth + 1);
  });
  return `[${items.join(',')}]`;
}

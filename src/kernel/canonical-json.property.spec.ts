import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
};
const json = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));

describe('canonical JSON, whatever the value', () => {
  it('is one text for one value, at any depth', () => {
    fc.assert(
      fc.property(json, (value) => expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))),
    );
  });

  it('is read back as the same value, so that two values never share a text', () => {
    fc.assert(fc.property(json, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(value)));
  });

  it('keeps the order of lists', () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });

  it.each([
    [{ b: 1, a: { d: 1, c: 2 } }, '{"a":{"c":2,"d":1},"b":1}'],
    [{ B: 1, a: 1, 10: 1, 9: 1 }, '{"10":1,"9":1,"B":1,"a":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[undefined, null], '[null,null]'],
    [-0, '0'],
    [1e21, '1e+21'],
    ['"\n', '"\\"\\n"'],
    [new Date('2026-06-15T00:00:00Z'), '"2026-06-15T00:00:00.000Z"'],
  ])('%j is spelt %s', (value, text) => expect(canonicalJson(value)).toBe(text));

  it('refuses what JSON cannot say inside lists and members too', () => {
    for (const value of [Infinity, -Infinity, NaN, () => 1, 10n, Symbol('x')]) {
      expect(() => canonicalJson([value])).toThrow(TypeError);
      expect(() => canonicalJson({ member: value })).toThrow(TypeError);
    }
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });

  class Application {
    name = '张三';
    mobile = undefined;
  }

  it('an instance with members is its members, whatever its class', () => {
    expect(canonicalJson(new Application())).toBe('{"name":"张三"}');
    expect(canonicalJson(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('{"a":1}');
  });

  it.each<[string, object]>([
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
    ['a weak map', new WeakMap()],
    ['a weak set', new WeakSet()],
    ['a URL', new URL('https://example.org')],
    ['its parameters', new URLSearchParams('a=1')],
    ['a pattern', /a/],
    ['a promise', Promise.resolve(1)],
    ['an array buffer', new ArrayBuffer(2)],
    ['bytes', new Uint8Array([1, 2])],
    ['a buffer', Buffer.from('a')],
    ['a data view', new DataView(new ArrayBuffer(2))],
    ['a boxed number', Object(1) as object],
    ['a boxed text', Object('a') as object],
    ['a boxed truth', Object(true) as object],
    ['an error', new Error('a')],
    ['an iterator', new Map().entries()],
    ['an invalid date', new Date(NaN)],
    ['a list with a hole', Object.assign(new Array<number>(3), { 0: 1, 2: 1 })],
  ])('%s is refused, at the top and inside', (_, value) => {
    for (const said of [value, [value], { member: value }]) {
      expect(() => canonicalJson(said)).toThrow(TypeError);
    }
  });

  it('nests 64 deep and no deeper, so that a loop is refused as well', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(canonicalJson(nested(64))).toBe(`${'['.repeat(64)}1${']'.repeat(64)}`);
    expect(() => canonicalJson(nested(65))).toThrow(TypeError);
    const loop: Record<string, unknown> = {};
    loop['itself'] = loop;
    expect(() => canonicalJson(loop)).toThrow(TypeError);
  });
});

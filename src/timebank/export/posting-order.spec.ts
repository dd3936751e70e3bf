import { describe, expect, it } from '@jest/globals';
import { type Ordered, PostingOrder } from './posting-order.js';

const inOrder = (entries: readonly Ordered[]) => {
  const order = new PostingOrder<Ordered>();
  const passed = entries.flatMap((entry) => order.next(entry).map(({ id }) => id));
  return { passed, rest: order.rest().map(({ id }) => id) };
};

describe('the order of posting', () => {
  it('is that of the ids where nothing speaks against it', () => {
    const entries = [
      { id: 'a', after: [] },
      { id: 'b', after: ['a'] },
      { id: 'c', after: ['c', 'a'] },
    ];
    expect(inOrder(entries)).toEqual({ passed: ['a', 'b', 'c'], rest: [] });
  });

  it('what came too early waits for what it follows, and who follows it waits too', () => {
    const entries = [
      { id: 'a', after: ['d'] },
      { id: 'b', after: ['a'] },
      { id: 'c', after: [] },
      { id: 'd', after: ['c'] },
    ];
    expect(inOrder(entries)).toEqual({ passed: ['c', 'd', 'a', 'b'], rest: [] });
  });

  it('what waits for nothing that is there comes at the end, by id', () => {
    const entries = [
      { id: 'a', after: ['x'] },
      { id: 'b', after: ['c'] },
      { id: 'c', after: ['b'] },
    ];
    expect(inOrder(entries)).toEqual({ passed: [], rest: ['a', 'b', 'c'] });
  });
});

import { describe, expect, it } from '@jest/globals';
import { ANYTHING, type LivePayload } from './live-bus.js';
import { LiveQueue } from './live-queue.js';
import { encodeMessage, LiveTopics } from './live-topics.js';

const event = (id: number): LivePayload => ({ id: String(id) });
const forget = (): void => undefined;
const taken = async (queue: LiveQueue, count: number): Promise<unknown[]> => {
  const values: unknown[] = [];
  for (let index = 0; index < count; index += 1) values.push((await queue.next()).value);
  return values;
};

describe('the queue of a subscriber', () => {
  it('keeps the order, whether he waits or comes later', async () => {
    const queue = new LiveQueue(forget);
    const waiting = queue.next();
    for (const id of [1, 2, 3]) queue.push(event(id));
    expect(await waiting).toEqual({ done: false, value: event(1) });
    expect(await taken(queue, 2)).toEqual([event(2), event(3)]);
  });

  it('is bounded: who is too slow is told once that anything may have changed, and hears again from there on', async () => {
    const queue = new LiveQueue(forget, 3);
    for (let id = 0; id < 1000; id += 1) queue.push(event(id));
    expect(await taken(queue, 1)).toEqual([ANYTHING]);
    queue.push(event(1000));
    expect(await taken(queue, 1)).toEqual([event(1000)]);
  });

  it('holds as many as it may without losing one', async () => {
    const queue = new LiveQueue(forget, 3);
    for (const id of [1, 2, 3]) queue.push(event(id));
    expect(await taken(queue, 3)).toEqual([event(1), event(2), event(3)]);
  });

  it('a general change stands for the single ones around it', async () => {
    const queue = new LiveQueue(forget);
    queue.push(event(1));
    queue.push(ANYTHING);
    queue.push(event(2));
    expect(await taken(queue, 1)).toEqual([ANYTHING]);
    queue.push(event(3));
    expect(await taken(queue, 1)).toEqual([event(3)]);
  });

  it('ends at once, also for one who waits, and is forgotten once', async () => {
    let forgotten = 0;
    const queue = new LiveQueue(() => (forgotten += 1));
    const waiting = queue.next();
    await queue.return();
    await queue.return();
    queue.push(event(1));
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await queue.next()).toEqual({ done: true, value: undefined });
    expect(forgotten).toBe(1);
  });
});

describe('the topics of a process', () => {
  it('reach who watches them and nobody else, from the first look on', async () => {
    const topics = new LiveTopics();
    const open = (topic: string) => topics.watch(topic, () => true)[Symbol.asyncIterator]();
    topics.tell({ topic: 'activity:1', payload: event(0) });
    const [one, other] = [open('activity:1'), open('activity:2')];
    expect([(await one.next()).value, (await other.next()).value]).toEqual([ANYTHING, ANYTHING]);
    topics.tell({ topic: 'activity:1', payload: event(1) });
    topics.tell({ topic: 'activity:2', payload: event(2) });
    expect([(await one.next()).value, (await other.next()).value]).toEqual([event(1), event(2)]);
  });

  it('a subscription that is not heard yet begins with the news that it is', async () => {
    const topics = new LiveTopics();
    const iterator = topics.watch('activity:1', () => false)[Symbol.asyncIterator]();
    const first = iterator.next();
    topics.tellAnything();
    expect(await first).toEqual({ done: false, value: ANYTHING });
  });

  it('all end together', async () => {
    const topics = new LiveTopics();
    const iterators = ['a', 'a', 'b'].map((topic) =>
      topics.watch(topic, () => false)[Symbol.asyncIterator](),
    );
    const waiting = iterators.map((iterator) => iterator.next());
    topics.end();
    expect((await Promise.all(waiting)).map(({ done }) => done)).toEqual([true, true, true]);
  });

  it('what is told is short: ids only', () => {
    expect(() => encodeMessage({ topic: 't', payload: { text: '民'.repeat(3000) } })).toThrow('ids only');
    expect(encodeMessage({ topic: 't', payload: event(1) })).toBe('{"topic":"t","payload":{"id":"1"}}');
  });
});

import type { LivePayload } from './live-bus.js';

/**
 * The events of a topic as the answers of a subscription field, `{ fieldName: … }`. Not an asynchronous generator: one that
 * waits for an event ends only after it, and a client who left would be kept until then.
 */
export function liveAnswers<T>(
  events: AsyncIterable<LivePayload, undefined>,
  answer: (payload: LivePayload) => T,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
      const iterator = events[Symbol.asyncIterator]();
      return {
        async next() {
          const { done, value } = await iterator.next();
          return done ? { done: true, value: undefined } : { done: false, value: answer(value) };
        },
        async return() {
          await iterator.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

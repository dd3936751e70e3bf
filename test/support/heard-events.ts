import { Outbox } from '../../src/platform/events/outbox.js';
import type { TestApp } from './test-app.js';

export interface HeardEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Listens to domain events as another module would; answers what has been heard since, in its order. */
export function listenTo(app: TestApp, types: readonly string[]): () => Promise<HeardEvent[]> {
  const heard: HeardEvent[] = [];
  app.get(Outbox).subscribe({
    name: 'listening-test',
    types,
    consume: (_, events) => {
      for (const { type, payload } of events) heard.push({ type, payload: payload as HeardEvent['payload'] });
      return Promise.resolve();
    },
  });
  return async () => {
    await app.settled();
    return heard.splice(0);
  };
}

import type { Logger } from 'typeorm';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

/** Counts the SQL statements on committed data that an act causes. */
export async function statementsOf(uow: UnitOfWork, act: () => Promise<unknown>): Promise<number> {
  const source = readingSource(uow);
  const before = source.logger;
  let count = 0;
  const ignore = (): void => undefined;
  source.logger = {
    logQuery: (query) => {
      // The outbox looks for work once a second, whoever asks.
      if (!query.startsWith('SELECT event_id FROM outbox_delivery')) count += 1;
    },
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  } satisfies Logger;
  try {
    await act();
  } finally {
    source.logger = before;
  }
  return count;
}

interface ReadingSource {
  logger: Logger;
}

function readingSource(uow: UnitOfWork): ReadingSource {
  const parts = uow as unknown as { parts?: { reader: ReadingSource }; pool?: ReadingSource };
  const source = parts.parts?.reader ?? parts.pool;
  if (!source) throw new Error('no reading data source');
  return source;
}

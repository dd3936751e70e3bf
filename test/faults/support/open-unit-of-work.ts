import { readSettings } from '../../../src/platform/config/settings.js';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../../src/schema.js';
import type { TestDatabase } from '../../support/test-database.js';

/** A queue that 200 units at once do not fill. */
const QUEUE = '300';

export const openUnitOfWork = (
  database: TestDatabase,
  environment: Record<string, string> = {},
): Promise<UnitOfWork> =>
  openDatabase(
    readSettings({
      NODE_ENV: 'test',
      ...database.environment,
      LINLI_WRITE_QUEUE: QUEUE,
      ...environment,
    }),
    SCHEMA,
  );

import { expect } from '@jest/globals';
import { readSettings } from '../../src/platform/config/settings.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import type { VerifyReport } from '../../src/timebank/verify/verify-ledger.js';
import { writeBooks, type WrittenBooks } from './books.js';
import { Tamperer } from './tampering.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Written books in a database of their own, and somebody who tampers with them. */
export class TamperedBooks {
  private constructor(
    readonly database: TestDatabase,
    readonly uow: UnitOfWork,
    readonly books: WrittenBooks,
    readonly tamperer: Tamperer,
  ) {}

  static async open(): Promise<TamperedBooks> {
    const database = await createTestDatabase();
    const uow = await openDatabase(readSettings({ NODE_ENV: 'test', ...database.environment }), SCHEMA);
    return new TamperedBooks(database, uow, await writeBooks(uow), await Tamperer.open(database));
  }

  async close(): Promise<void> {
    await this.tamperer.close();
    await this.uow.close();
    await this.database.remove();
  }
}

/** Every fault of these names the row; other checks may see the same change too. */
export const expectNamed = (report: VerifyReport, code: string, where: string): void => {
  expect(report.ok).toBe(false);
  expect(report.faults).toContainEqual(
    expect.objectContaining({ code, where: expect.stringContaining(where) }),
  );
};

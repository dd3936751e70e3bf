import { it } from '@jest/globals';
import { readSettings } from '../../src/platform/config/settings.js';
import { newId } from '../../src/platform/database/new-id.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { SCHEMA } from '../../src/schema.js';
import { LedgerService } from '../../src/timebank/ledger.service.js';
import * as P from '../../src/timebank/ledger.service.js';
import { TestClock } from '../support/test-clock.js';
import { createTestDatabase } from '../support/test-database.js';
it('measure', async () => {
  const database = await createTestDatabase();
  const uow = await openDatabase(readSettings({ NODE_ENV: 'test', ...database.environment }), SCHEMA);
  let ledger: any;
  try { const m: any = await import('../../src/timebank/ledger-posting.js' as string); ledger = new (LedgerService as any)(new m.LedgerPosting(new TestClock())); }
  catch { ledger = new (LedgerService as any)(new TestClock()); }
  void P;
  const stamp = { policyVersionId: newId(), actorAccountId: newId() };
  for (const n of [300, 30, 1]) {
    const people = Array.from({ length: n }, () => newId());
    const times: number[] = [];
    for (let r = 0; r < 14; r++) {
      const credits = Array.from({ length: 300 }, (_, i) => ({ serviceRecordId: newId(), volunteerId: people[i % n], communityCode: '510502001001', honorMinutes: 60, redeemableMinutes: 60, ...stamp }));
      const t = performance.now();
      await uow.write((tx) => ledger.creditMany(tx, credits));
      times.push(performance.now() - t);
    }
    const first = times[0]!; const rest = times.slice(3).sort((a, b) => a - b);
    process.stderr.write(`MEASURE ${database.dialect} people=${n} first=${first.toFixed(0)} min=${rest[0]!.toFixed(0)} median=${rest[5]!.toFixed(0)} ms\n`);
  }
  await uow.close();
  await database.remove();
}, 300_000);

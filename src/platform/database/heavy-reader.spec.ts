import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { HeavyReader } from './heavy-reader.js';

const folder = mkdtempSync(join(tmpdir(), 'linli-heavy-'));
const file = join(folder, 'heavy.sqlite');
new Database(file).exec('CREATE TABLE place (code text)').close();
const reader = new HeavyReader(file);

afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true });
});

describe('heavy reads', () => {
  it('wait for one another up to a bound; more are told to come again, and then they are answered', async () => {
    const asked = Array.from({ length: 100 }, () => reader.rows('SELECT COUNT(*) AS places FROM place', []));
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(36);
    for (const answer of refused) expect(answer).toMatchObject({ reason: { code: 'SERVICE_BUSY' } });
    expect(await reader.rows('SELECT COUNT(*) AS places FROM place', [])).toEqual([{ places: 0 }]);
  });
});

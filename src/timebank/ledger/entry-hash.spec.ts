import { describe, expect, it } from '@jest/globals';
import { entryHash, FIRST_HASH, type HashedEntry, type HashedPosting } from './entry-hash.js';

const entry: HashedEntry = {
  id: 'e',
  kind: 'SERVICE_CREDIT',
  placeCode: '510502001001',
  sequence: 1,
  idempotencyKey: 'credit:r',
  policyVersionId: 'p',
  serviceRecordId: 'r',
  redemptionId: null,
  reversesEntryId: null,
  actorAccountId: 'a',
  reason: null,
  createdAt: new Date('2026-06-15T02:00:00Z'),
};

const posting = (line: number, minutes: number): HashedPosting => ({
  line,
  accountId: `account-${line}`,
  ownerKind: 'VOLUNTEER',
  ownerId: 'v',
  accountKind: 'HONOR',
  minutes,
  accountSequence: 1,
  balanceAfterMinutes: minutes,
});

const POSTINGS = [posting(1, 60), posting(2, -60)];
const hash = entryHash(FIRST_HASH, entry, POSTINGS);

describe('§ 5.4: the hash that chains an entry to the one before it', () => {
  it('is the same for the same entry, in whatever order its postings are read', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(entryHash(FIRST_HASH, { ...entry }, [...POSTINGS].reverse())).toBe(hash);
  });

  it('does not change with the release: books written today must verify in ten years', () => {
    expect(hash).toBe('ca55bd871a0d0320e042f60eebb52b190a83abcd5b15688997c11f8e1897a685');
  });

  it.each(Object.keys(entry))('tells another %s', (field) => {
    const other = field === 'createdAt' ? new Date(0) : field === 'sequence' ? 2 : 'other';
    expect(entryHash(FIRST_HASH, { ...entry, [field]: other }, POSTINGS)).not.toBe(hash);
  });

  it.each(Object.keys(posting(1, 60)))('tells another %s of a posting', (field) => {
    const first = posting(1, 60);
    const other = {
      ...first,
      [field]: typeof first[field as keyof HashedPosting] === 'number' ? 7 : 'other',
    };
    expect(entryHash(FIRST_HASH, entry, [other, posting(2, -60)])).not.toBe(hash);
  });

  it('tells another entry before it, and a posting left out', () => {
    expect(entryHash(hash, entry, POSTINGS)).not.toBe(hash);
    expect(entryHash(FIRST_HASH, entry, POSTINGS.slice(1))).not.toBe(hash);
  });
});

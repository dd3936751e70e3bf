import { describe, expect, it } from '@jest/globals';
import { type OwingPosting, owesWhileHaving } from './owing.js';

/** An id as it is made so many milliseconds after the first. */
const idAt = (milliseconds: number): string => {
  const hex = (0x0190_0000_0000 + milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
};
const [e1, e2, e3, e4] = [0, 3_600_000, 7_200_000, 10_800_000].map(idAt) as [string, string, string, string];

const posting = (
  kind: OwingPosting['kind'],
  entryId: string,
  accountSequence: number,
  minutes: number,
): OwingPosting => ({ kind, entryId, accountSequence, minutes });

describe('rule 35: nobody has available minutes while he owes', () => {
  it('who spends, owes and repays is in order', () => {
    const books = [
      posting('AVAILABLE', e1, 1, 60),
      posting('AVAILABLE', e2, 2, -60),
      posting('DEBT', e3, 1, -60),
      posting('DEBT', e4, 2, 60),
      posting('AVAILABLE', e4, 3, 30),
    ];
    expect(owesWhileHaving(books)).toBeNull();
  });

  it.each(['AVAILABLE', 'GIFTED'] as const)('%s minutes that did not repay the debt are named', (kind) => {
    const books = [
      posting('DEBT', e1, 1, -60),
      posting(kind, e2, 1, 30),
      posting(kind, e3, 2, -30),
      posting('DEBT', e4, 2, 60),
    ];
    expect(owesWhileHaving(books)).toBe(e2);
  });

  it('also when they came before the debt', () => {
    expect(owesWhileHaving([posting('AVAILABLE', e1, 1, 30), posting('DEBT', e2, 1, -60)])).toBe(e2);
  });

  it('clocks that differ are no fault: the debt’s entry got the smaller id and was posted after the spending', () => {
    const books = [
      posting('AVAILABLE', e1, 1, 60),
      posting('AVAILABLE', idAt(3_600_009), 2, -60),
      posting('DEBT', e2, 1, -60),
    ];
    expect(owesWhileHaving(books)).toBeNull();
    expect(owesWhileHaving([...books.slice(0, 1), ...books.slice(2), posting('AVAILABLE', e3, 2, -60)])).toBe(
      e2,
    );
  });

  it('numbers that cannot be put in any order end the search; they are faults of their own', () => {
    const books = [
      posting('AVAILABLE', e1, 1, 60),
      posting('DEBT', e1, 2, -60),
      posting('AVAILABLE', e2, 2, -60),
      posting('DEBT', e2, 1, 60),
    ];
    expect(owesWhileHaving(books)).toBeNull();
  });
});

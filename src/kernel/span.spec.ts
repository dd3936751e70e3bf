import { describe, expect, it } from '@jest/globals';
import { overlaps, type Span } from './span.js';

const span = (from: string, until: string): Span => ({
  startAt: new Date(`2026-06-15T${from}:00Z`),
  endAt: new Date(`2026-06-15T${until}:00Z`),
});

describe('rules 15 and 21: spans that share time', () => {
  it.each([
    ['one within the other', span('08:00', '12:00'), span('09:00', '10:00'), true],
    ['a minute at the end', span('08:00', '10:00'), span('09:59', '11:00'), true],
    ['a minute at the start', span('09:00', '10:00'), span('09:00', '09:01'), true],
    ['the same', span('08:00', '09:00'), span('08:00', '09:00'), true],
    ['touching ends', span('08:00', '09:00'), span('09:00', '10:00'), false],
    ['a gap', span('08:00', '09:00'), span('10:00', '11:00'), false],
  ])('%s', (_, one, other, shared) => {
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([shared, shared]);
  });
});

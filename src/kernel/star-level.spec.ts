import { describe, expect, it } from '@jest/globals';
import { starLevel } from './star-level.js';

const BOUNDS = [6_000, 18_000, 36_000, 60_000, 90_000];

describe('rule 38: stars, inclusive and none skipped', () => {
  it.each([
    [0, 0],
    [5_999, 0],
    [6_000, 1],
    [17_999, 1],
    [18_000, 2],
    [36_000, 3],
    [60_000, 4],
    [89_999, 4],
    [90_000, 5],
    [900_000, 5],
  ])('%d honour minutes are %d stars', (minutes, stars) => expect(starLevel(minutes, BOUNDS)).toBe(stars));
});

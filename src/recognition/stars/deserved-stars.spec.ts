import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../../policies/policy.js';
import { POLICY_PRESETS } from '../../policies/policy-presets.js';
import { deservedStars, type StarFacts } from './deserved-stars.js';

const FACTS: StarFacts = { honorMinutes: 0, averageRating: null, tenureMonths: 0 };
const stars = (facts: Partial<StarFacts>, policy: Parameters<typeof deservedStars>[1] = DEFAULT_POLICY) =>
  deservedStars({ ...FACTS, ...facts }, policy);
const preset = (code: string) => {
  const found = POLICY_PRESETS.find((one) => one.code === code);
  if (!found) throw new Error(`no preset ${code}`);
  return found.policy;
};

describe('rule 38: stars from honour minutes', () => {
  it.each([
    [0, 0],
    [5_999, 0],
    [6_000, 1],
    [17_999, 1],
    [18_000, 2],
    [36_000, 3],
    [60_000, 4],
    [90_000, 5],
    [1_000_000, 5],
  ])('%d minutes are %d stars, each bound inclusive', (honorMinutes, expected) =>
    expect(stars({ honorMinutes }).stars).toBe(expected),
  );

  it('where the service was rated, an average below 3.0 takes all; unrated service takes none', () => {
    expect(stars({ honorMinutes: 18_000, averageRating: 2.99 })).toEqual({ stars: 0, obstacle: 'RATING' });
    expect(stars({ honorMinutes: 18_000, averageRating: 3 }).stars).toBe(2);
    expect(stars({ honorMinutes: 18_000 }).stars).toBe(2);
  });

  it('tells what the next one is short of', () => {
    expect(stars({ honorMinutes: 100 }).obstacle).toBe('MINUTES');
    expect(stars({ honorMinutes: 90_000 }).obstacle).toBeNull();
  });

  it('none is skipped: tenure that allows two keeps the third and all above away (preset of Longgang)', () => {
    const longgang = preset('LONGGANG');
    expect(stars({ honorMinutes: 1_000_000, tenureMonths: 5 }, longgang)).toEqual({
      stars: 0,
      obstacle: 'TENURE',
    });
    expect(stars({ honorMinutes: 1_000_000, tenureMonths: 6 }, longgang)).toEqual({
      stars: 2,
      obstacle: 'TENURE',
    });
    expect(stars({ honorMinutes: 1_000_000, tenureMonths: 24 }, longgang).stars).toBe(5);
  });

  it('other places’ hours ship as data', () => {
    const hours = (code: string) => preset(code).timebank.starHonorMinutes.map((minutes) => minutes / 60);
    expect(hours('BEIJING')).toEqual([100, 200, 500, 800, 1000]);
    expect(hours('ZHANGJIAGANG')).toEqual([30, 60, 100, 200, 300]);
    expect(preset('LONGGANG').recognition.starTenureMonths).toEqual([6, 6, 12, 12, 24]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from 'otpauth';
import { CheckInCode, checkInPayload, CODE_STEP_SECONDS, newCheckInKey } from './check-in-code.js';

const NOW = new Date('2026-06-15T14:00:10Z');
const TOLERANCE = 15;
const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
/** The key of RFC 6238 appendix B, so that no code is by chance that of a step nearby. */
const code = new CheckInCode(Secret.fromLatin1('12345678901234567890123456789012').base32);

describe('the rotating code (rule 16)', () => {
  it('is that of RFC 6238 with SHA-256: the last six of the eight digits of its appendix B', () => {
    expect(code.shownAt(new Date(59_000)).code).toBe('119246');
    expect(code.shownAt(new Date(1_111_111_109_000)).code).toBe('084774');
    expect(code.shownAt(new Date(2_000_000_000_000)).code).toBe('698825');
  });

  it('is six digits, shown for thirty seconds, with a payload for the QR code', () => {
    const shown = code.shownAt(NOW);
    expect(shown.code).toMatch(/^\d{6}$/);
    expect(shown.validFrom).toEqual(at(-10));
    expect(shown.validUntil).toEqual(at(20));
    expect(code.shownAt(at(19)).code).toBe(shown.code);
    expect(checkInPayload('activity-1', '012345')).toBe('linli:check-in?activity=activity-1&code=012345');
  });

  it('differs from activity to activity', () => {
    const codes = Array.from({ length: 20 }, () => new CheckInCode(newCheckInKey()).shownAt(NOW).code);
    expect(new Set(codes).size).toBeGreaterThan(15);
  });

  it('sets a clock right that is wrong by minutes, whichever way', () => {
    const minutes = fc.integer({ min: -TOLERANCE * 60 + 10, max: TOLERANCE * 60 });
    fc.assert(
      fc.property(minutes, (wrongBySeconds) => {
        const shown = code.shownAt(NOW);
        expect(code.matchedStep(shown.code, at(wrongBySeconds), TOLERANCE)).toEqual(shown.validFrom);
      }),
    );
  });

  it('is not taken beyond the tolerance, which is counted in whole steps', () => {
    const { code: shown, validFrom } = code.shownAt(NOW);
    const reach = (TOLERANCE * 60) / CODE_STEP_SECONDS;
    const stated = (steps: number): Date => at(steps * CODE_STEP_SECONDS);
    for (const steps of [reach, -reach])
      expect(code.matchedStep(shown, stated(steps), TOLERANCE)).toEqual(validFrom);
    for (const steps of [reach + 1, -reach - 1])
      expect(code.matchedStep(shown, stated(steps), TOLERANCE)).toBeNull();
  });

  it('may be typed with full-width digits, and nothing else is a code', () => {
    const shown = code.shownAt(NOW);
    const wide = shown.code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(code.matchedStep(wide, NOW, TOLERANCE)).toEqual(shown.validFrom);
    for (const wrong of ['', 'abcdef', `${shown.code}0`, shown.code.slice(1), ` ${shown.code}`])
      expect(code.matchedStep(wrong, NOW, TOLERANCE)).toBeNull();
  });

  it('is there for times before 1970 too, as none', () => {
    expect(code.matchedStep('000000', new Date(0), 1)).toBeNull();
  });
});

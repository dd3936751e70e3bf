import { describe, expect, it } from '@jest/globals';
import { isHolding, redemptionAfter, type RedemptionStep } from './redemption-state.js';
import { RedemptionStatus } from './redemption.entity.js';

const walk = (...steps: RedemptionStep[]): RedemptionStatus | null =>
  steps.reduce<RedemptionStatus | null>(
    (status, step) => status && redemptionAfter(step, status),
    RedemptionStatus.REQUESTED,
  );

describe('rule 32: the life of a redemption', () => {
  it('requested, held, matched, served, confirmed, captured', () =>
    expect(walk('hold', 'match', 'serve', 'confirm', 'capture')).toBe('CAPTURED'));

  it('is not captured without the beneficiary’s word or a decision', () => {
    expect(walk('hold', 'capture')).toBeNull();
    expect(walk('hold', 'match', 'serve', 'capture')).toBeNull();
    expect(walk('hold', 'match', 'confirm')).toBeNull();
  });

  it('is cancelled or expires while nobody has served, and not after', () => {
    expect(walk('hold', 'cancel')).toBe('CANCELLED');
    expect(walk('hold', 'match', 'expire')).toBe('EXPIRED');
    expect(walk('hold', 'match', 'serve', 'cancel')).toBeNull();
    expect(walk('hold', 'match', 'serve', 'expire')).toBeNull();
  });

  it('a dispute freezes it until it is decided', () => {
    for (const step of ['cancel', 'expire', 'confirm', 'serve', 'match', 'dispute'] as const)
      expect(walk('hold', 'match', 'serve', 'dispute', step)).toBeNull();
    expect(walk('hold', 'match', 'serve', 'dispute', 'capture')).toBe('CAPTURED');
    expect(walk('hold', 'match', 'dispute', 'decideForNothing')).toBe('CANCELLED');
  });

  it('a cancelled activity leaves it waiting for another', () =>
    expect(walk('hold', 'match', 'unmatch', 'match')).toBe('MATCHED'));

  it('holds minutes exactly until it ends', () => {
    const holding = Object.values(RedemptionStatus).filter(isHolding);
    expect(holding).toEqual(['HELD', 'MATCHED', 'SERVED', 'CONFIRMED', 'DISPUTED']);
  });
});

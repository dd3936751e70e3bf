import { describe, expect, it } from '@jest/globals';
import { MOST_ATTEMPTS, secondsToNextAttempt } from './retry-delay.js';

describe('retries of a channel', () => {
  it('wait twice as long each time, and end', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, index) => secondsToNextAttempt(index + 1));
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, null]);
  });
});

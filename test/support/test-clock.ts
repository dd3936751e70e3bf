import { Clock } from '../../src/kernel/clock.js';

/** A clock that stands still until it is moved. Starts on Monday 15 June 2026, 10:00 in Shanghai. */
export class TestClock extends Clock {
  private milliseconds = Date.parse('2026-06-15T02:00:00Z');

  now(): Date {
    return new Date(this.milliseconds);
  }

  set(instant: string): void {
    this.milliseconds = Date.parse(instant);
  }

  advanceSeconds(seconds: number): void {
    this.milliseconds += seconds * 1000;
  }

  advanceDays(days: number): void {
    this.advanceSeconds(days * 86_400);
  }
}

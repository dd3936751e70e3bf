const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 6 * 3600;

/** Attempts in all: the last one comes about a day after the first. */
export const MOST_ATTEMPTS = 10;

/** Seconds to wait after so many failed attempts: 30 s, doubled each time, six hours at most; null: give up. */
export function secondsToNextAttempt(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
}

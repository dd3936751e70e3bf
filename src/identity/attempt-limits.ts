/** How often something may be tried within a window of time. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly windowSeconds: number;
}

const QUARTER_HOUR = 900;
const DAY = 86_400;

/**
 * Guesses per account, guesses per address, codes sent per phone, codes asked for per address; wrong check-in codes per
 * account, few enough that with half an hour of codes to hit nobody guesses one in the days in which it is taken; wrong
 * calendar addresses per address (a program with a revoked one asks every few minutes); certificates looked for in vain per address.
 */
export const ATTEMPT_LIMITS = {
  account: { attempts: 5, windowSeconds: QUARTER_HOUR },
  address: { attempts: 60, windowSeconds: QUARTER_HOUR },
  codes: { attempts: 3, windowSeconds: QUARTER_HOUR },
  codesByAddress: { attempts: 20, windowSeconds: QUARTER_HOUR },
  checkInCodes: { attempts: 20, windowSeconds: DAY },
  calendar: { attempts: 60, windowSeconds: QUARTER_HOUR },
  certificate: { attempts: 20, windowSeconds: QUARTER_HOUR },
} as const satisfies Record<string, AttemptLimit>;

export type AttemptKind = keyof typeof ATTEMPT_LIMITS;

export interface Window {
  readonly startedAt: Date;
  readonly count: number;
}

export type AttemptVerdict =
  | { readonly allowed: true; readonly window: Window }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Counts one more attempt in a window (null: none yet), or says how long to wait. */
export function countAttempt(limit: AttemptLimit, window: Window | null, now: Date): AttemptVerdict {
  const endsAt = window ? window.startedAt.getTime() + limit.windowSeconds * 1000 : 0;
  if (!window || now.getTime() >= endsAt) return { allowed: true, window: { startedAt: now, count: 1 } };
  if (window.count >= limit.attempts) {
    return { allowed: false, retryAfterSeconds: Math.ceil((endsAt - now.getTime()) / 1000) };
  }
  return { allowed: true, window: { startedAt: window.startedAt, count: window.count + 1 } };
}

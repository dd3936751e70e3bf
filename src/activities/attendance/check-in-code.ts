import { Secret, TOTP } from 'otpauth';

/** How long a code is shown before the next one, in seconds. */
export const CODE_STEP_SECONDS = 30;

const STEP_MILLISECONDS = CODE_STEP_SECONDS * 1000;
const DIGITS = 6;
const KEY_BYTES = 32;

/** Codes change each step: RFC 6238 with SHA-256, 30 seconds and 6 digits, counted from 1970. */
const stepAt = (instant: Date): number => Math.floor(instant.getTime() / STEP_MILLISECONDS);
const startOf = (step: number): Date => new Date(step * STEP_MILLISECONDS);

/** A new key for an activity's codes, in base32. */
export const newCheckInKey = (): string => new Secret({ size: KEY_BYTES }).base32;

/** What the leader shows: the code, and for how long it is the present one. */
export interface ShownCode {
  readonly code: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

/** The text of the QR code that the leader shows. */
export const checkInPayload = (activityId: string, code: string): string =>
  `linli:check-in?activity=${activityId}&code=${code}`;

/** The rotating code of one activity (domain.md rule 16). */
export class CheckInCode {
  private readonly totp: TOTP;
  private readonly codes = new Map<number, string>();

  constructor(key: string) {
    this.totp = new TOTP({
      ...{ secret: Secret.fromBase32(key), algorithm: 'SHA256', digits: DIGITS, period: CODE_STEP_SECONDS },
    });
  }

  /** The code that is shown at an instant. */
  shownAt(instant: Date): ShownCode {
    const step = stepAt(instant);
    return { code: this.codeOf(step), validFrom: startOf(step), validUntil: startOf(step + 1) };
  }

  /**
   * When a code was shown: the start of its step nearest to the stated time, the earlier one of two as near. A device's
   * clock that is wrong by minutes is set right by this, since the code itself tells the time.
   * @param toleranceMinutes how far the stated time may be off
   * @returns null: the code was not shown within the tolerance
   */
  matchedStep(code: string, statedAt: Date, toleranceMinutes: number): Date | null {
    const given = code.normalize('NFKC');
    const stated = stepAt(statedAt);
    const reach = Math.floor((toleranceMinutes * 60) / CODE_STEP_SECONDS);
    for (let distance = 0; distance <= reach; distance += 1) {
      if (this.codeOf(stated - distance) === given) return startOf(stated - distance);
      if (this.codeOf(stated + distance) === given) return startOf(stated + distance);
    }
    return null;
  }

  /** Codes are kept: a device's events lie close together, and each is looked for in the steps around its time. */
  private codeOf(step: number): string {
    if (step < 0) return '';
    let code = this.codes.get(step);
    if (code === undefined) {
      code = this.totp.generate({ timestamp: startOf(step).getTime() });
      this.codes.set(step, code);
    }
    return code;
  }
}

/** One thing that is wrong with the books. */
export interface VerifyFault {
  /** Stable, e.g. `CHAIN_BROKEN`. */
  readonly code: string;
  /** The row: its table, its key, and for an entry its place and number. */
  readonly where: string;
  /** Why it is wrong, in Chinese and English. */
  readonly text: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** Rows looked at. */
  readonly entries: number;
  readonly postings: number;
  /** In the order found; at most `MAX_FAULTS`. */
  readonly faults: readonly VerifyFault[];
}

export type VerifyPhase = 'entries' | 'accounts' | 'records' | 'redemptions';

/** How far a verification is: entries of the chains, postings of the accounts, service records, redemptions. */
export interface VerifyProgress {
  readonly phase: VerifyPhase;
  readonly done: number;
  readonly total: number;
}

/** A broken book needs no list of a million rows. */
export const MAX_FAULTS = 100;

/** What a verification has found so far. */
export class Findings {
  entries = 0;
  postings = 0;
  private readonly faults: VerifyFault[] = [];

  constructor(readonly onProgress: (progress: VerifyProgress) => void = () => undefined) {}

  add(code: string, where: string, text: string): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ code, where, text });
  }

  report(): VerifyReport {
    return {
      ok: this.faults.length === 0,
      entries: this.entries,
      postings: this.postings,
      faults: this.faults,
    };
  }
}

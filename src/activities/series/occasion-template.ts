import type { ServiceTarget } from '../../kernel/vocabulary.js';
import type { RecruitingMode } from '../recruiting-mode.js';

export interface PositionTemplate {
  readonly name: string;
  readonly capacity: number;
}

/** What the occasions of a series have in common, as plain JSON. */
export interface OccasionTemplate {
  readonly title: string;
  readonly content: string;
  readonly serviceTarget: ServiceTarget;
  readonly address: string;
  readonly recruitingMode: RecruitingMode;
  readonly hazardous: boolean;
  readonly personInCharge: string;
  readonly positions: readonly PositionTemplate[];
}

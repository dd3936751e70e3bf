import type { ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import type { RecruitingMode } from '../recruiting-mode.js';

export interface PositionTemplate {
  readonly name: string;
  readonly capacity: number;
}

/** What the occasions of a series have in common, as plain JSON. */
export interface OccasionTemplate {
  readonly title: string;
  readonly content: string;
  /** Kind of an organisation's service; a squad's occasions are of the squad's kind. */
  readonly squadKind: SquadKind | null;
  readonly serviceTarget: ServiceTarget;
  readonly address: string;
  readonly recruitingMode: RecruitingMode;
  readonly hazardous: boolean;
  readonly insuranceReference: string | null;
  readonly personInCharge: string;
  readonly positions: readonly PositionTemplate[];
}

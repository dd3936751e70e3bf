import { In } from 'typeorm';
import { RelationKind } from '../../kernel/vocabulary.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { RelationEntity, RelationStatus } from './relation.entity.js';
import { relationExists, spouseExists } from './relations.problems.js';

export const LIVE_RELATIONS = [RelationStatus.DECLARED, RelationStatus.CONFIRMED];

/** Told of each declaration and answer; who is to know is worked out by who tells. */
export interface RelationChanged {
  readonly relationId: string;
  readonly status: RelationStatus;
}

/** @throws Problem RELATION_EXISTS */
export async function requireNone(transaction: WriteTransaction, one: string, other: string): Promise<void> {
  const exists = await transaction.repo(RelationEntity).existsBy([
    { volunteerId: one, relativeId: other, status: In(LIVE_RELATIONS) },
    { volunteerId: other, relativeId: one, status: In(LIVE_RELATIONS) },
  ]);
  if (exists) throw relationExists();
}

/** The two are locked, and whoever confirms another relation of theirs waits for that. @throws Problem SPOUSE_EXISTS */
export async function requireNoSpouse(
  transaction: WriteTransaction,
  relation: RelationEntity,
): Promise<void> {
  const both = In([relation.volunteerId, relation.relativeId]);
  const confirmed = { kind: RelationKind.SPOUSE, status: RelationStatus.CONFIRMED };
  const exists = await transaction.repo(RelationEntity).existsBy([
    { volunteerId: both, ...confirmed },
    { relativeId: both, ...confirmed },
  ]);
  if (exists) throw spouseExists();
}

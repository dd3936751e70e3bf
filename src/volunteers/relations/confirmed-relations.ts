import { Injectable } from '@nestjs/common';
import type { RelationKind } from '../../kernel/vocabulary.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { RelationEntity, RelationStatus } from './relation.entity.js';
import { inverseOf } from './relations.js';

/** Another person, seen from one. */
export interface Relative {
  readonly relationId: string;
  readonly relativeId: string;
  /** What the relative is to the person. */
  readonly kind: RelationKind;
}

/** Relations that both have agreed to, from the side of either (domain.md rules 32 and 33). */
@Injectable()
export class ConfirmedRelations {
  /** Null: there is none, or it is not his. */
  async find(view: ReadView, relationId: string, volunteerId: string): Promise<Relative | null> {
    const relation = await view.manager
      .getRepository(RelationEntity)
      .findOneBy({ id: relationId, status: RelationStatus.CONFIRMED });
    if (!relation) return null;
    if (relation.volunteerId === volunteerId)
      return { relationId, relativeId: relation.relativeId, kind: relation.kind };
    if (relation.relativeId === volunteerId)
      return { relationId, relativeId: relation.volunteerId, kind: inverseOf(relation.kind) };
    return null;
  }
}

import { describe, expect, it } from '@jest/globals';
import { RelationKind } from '../../kernel/vocabulary.js';
import { inverseOf } from './relations.js';

describe('rule 33: a relation seen from the other side', () => {
  it('my parent’s child am I, my grandchild’s grandparent', () => {
    expect(inverseOf(RelationKind.PARENT)).toBe(RelationKind.CHILD);
    expect(inverseOf(RelationKind.GRANDCHILD)).toBe(RelationKind.GRANDPARENT);
  });

  it('seen twice it is itself', () => {
    for (const kind of Object.values(RelationKind)) expect(inverseOf(inverseOf(kind))).toBe(kind);
  });
});

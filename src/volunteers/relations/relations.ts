import { RelationKind } from '../../kernel/vocabulary.js';

const INVERSE: Readonly<Record<RelationKind, RelationKind>> = {
  [RelationKind.SPOUSE]: RelationKind.SPOUSE,
  [RelationKind.PARENT]: RelationKind.CHILD,
  [RelationKind.GRANDPARENT]: RelationKind.GRANDCHILD,
  [RelationKind.CHILD]: RelationKind.PARENT,
  [RelationKind.GRANDCHILD]: RelationKind.GRANDPARENT,
  [RelationKind.OTHER_RELATIVE]: RelationKind.OTHER_RELATIVE,
  [RelationKind.FRIEND]: RelationKind.FRIEND,
};

/** What the one is to the other, when the other is `kind` to the one. */
export const inverseOf = (kind: RelationKind): RelationKind => INVERSE[kind];

import type { Places } from '../sign-ups/sign-up-rules.js';

export interface Invitations {
  readonly positionId: string;
  readonly volunteerIds: readonly string[];
}

/**
 * Who is invited to which position: in the order given, to each as many as it has places; whom no place is left for, to the
 * first one, since an invitation holds no place and not everybody accepts.
 */
export function invitationsFor(
  positions: readonly Pick<Places, 'id' | 'capacity'>[],
  volunteerIds: readonly string[],
): Invitations[] {
  let next = 0;
  const shares = positions.map(({ id, capacity }) => {
    const share = volunteerIds.slice(next, next + capacity);
    next += share.length;
    return { positionId: id, volunteerIds: share };
  });
  const rest = volunteerIds.slice(next);
  return shares
    .map((share, index) =>
      index === 0 ? { ...share, volunteerIds: [...share.volunteerIds, ...rest] } : share,
    )
    .filter((share) => share.volunteerIds.length > 0);
}

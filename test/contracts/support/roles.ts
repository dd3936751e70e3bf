/** Who asks in the matrix. Everything is aimed at something of community A, which belongs to the street and not to the other. */
export const ROLES = [
  'nobody',
  'resident',
  'volunteer',
  'himself',
  'leaderA',
  'headA',
  'officerA',
  'officerB',
  'streetOfficer',
  'otherStreetOfficer',
  'districtOfficer',
  'auditor',
  'administrator',
] as const;

/** `volunteer` is another volunteer of community A; `himself` the one whom the target is about, where it is about one. */
export type RoleName = (typeof ROLES)[number];

export const EVERYBODY: readonly RoleName[] = ROLES;
export const SIGNED_IN: readonly RoleName[] = ROLES.filter((role) => role !== 'nobody');
/** The offices over community A. */
export const OFFICES: readonly RoleName[] = ['headA', 'officerA', 'streetOfficer', 'districtOfficer'];
export const READERS: readonly RoleName[] = [...OFFICES, 'auditor'];
/** Offices of the same kind elsewhere. */
export const ELSEWHERE: readonly RoleName[] = ['officerB', 'otherStreetOfficer'];
export const VOLUNTEERS: readonly RoleName[] = ['volunteer', 'himself', 'leaderA'];

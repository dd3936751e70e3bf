import type { DivisionKind } from '../kernel/division-code.js';
import { Role } from '../platform/security/roles.js';

const KINDS: Partial<Record<Role, readonly DivisionKind[]>> = {
  [Role.COMMUNITY_HEAD]: ['COMMUNITY'],
  [Role.COMMUNITY_OFFICER]: ['COMMUNITY'],
  [Role.STREET_OFFICER]: ['STREET'],
  [Role.DISTRICT_OFFICER]: ['DISTRICT'],
  [Role.AUDITOR]: ['COMMUNITY', 'STREET', 'DISTRICT'],
};

const GRANTABLE: Partial<Record<Role, readonly Role[]>> = {
  [Role.ADMINISTRATOR]: [
    Role.COMMUNITY_HEAD,
    Role.COMMUNITY_OFFICER,
    Role.STREET_OFFICER,
    Role.DISTRICT_OFFICER,
    Role.AUDITOR,
  ],
  [Role.DISTRICT_OFFICER]: [Role.COMMUNITY_HEAD, Role.COMMUNITY_OFFICER, Role.STREET_OFFICER, Role.AUDITOR],
};

/** Whether a role is held in places of a kind (domain.md § 10). */
export const roleFits = (role: Role, kind: DivisionKind): boolean => KINDS[role]?.includes(kind) ?? false;

/** Whether one of the granter's roles may grant a role; leaders and organisation officers are made by their own modules. */
export const mayGrant = (granterRoles: readonly Role[], role: Role): boolean =>
  granterRoles.some((granter) => GRANTABLE[granter]?.includes(role) ?? false);

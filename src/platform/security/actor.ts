import { isWithin } from '../../kernel/division-code.js';
import { forbidden, notFound, unauthenticated } from './security.problems.js';
import { type Right, RIGHTS, Role } from './roles.js';

export interface Grant {
  readonly id: string;
  readonly role: Role;
  /** Root of the subtree in which the role holds; every grant has one, a squad leader's is his squad's community. */
  readonly placeCode: string;
  readonly squadId: string | null;
  readonly organisationId: string | null;
}

/** Whose decision it is, lowest first; domain.md rules 22 and 24 ask for the office. */
export type Office = 'SQUAD_LEADER' | 'COMMUNITY' | 'STREET' | 'DISTRICT';

const OFFICE_OF_ROLE: Partial<Record<Role, Office>> = {
  [Role.SQUAD_LEADER]: 'SQUAD_LEADER',
  [Role.COMMUNITY_HEAD]: 'COMMUNITY',
  [Role.COMMUNITY_OFFICER]: 'COMMUNITY',
  [Role.STREET_OFFICER]: 'STREET',
  [Role.DISTRICT_OFFICER]: 'DISTRICT',
};
const OFFICES: readonly Office[] = ['SQUAD_LEADER', 'COMMUNITY', 'STREET', 'DISTRICT'];

/** What is being acted on, as far as rights depend on it. */
export interface Subject {
  readonly type: string;
  readonly id: string;
  readonly placeCode: string;
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
}

/** The squad or organisation whose own affair something is. */
export interface Unit {
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
}

const NO_UNIT: Unit = {};

/** Roles that are held in one squad or organisation, not in a place. */
const isUnitRole = (role: Role): boolean => role === Role.SQUAD_LEADER || role === Role.ORGANISATION_OFFICER;

/** Who asks, with the rights he holds at this moment; made anew for each request. */
export class Actor {
  constructor(
    readonly accountId: string | null,
    readonly volunteerId: string | null,
    readonly grants: readonly Grant[],
    readonly requestId: string | null,
  ) {}

  get signedIn(): boolean {
    return this.accountId !== null;
  }

  /** The same person, just registered as a volunteer. */
  asVolunteer(volunteerId: string): Actor {
    return new Actor(this.accountId, volunteerId, this.grants, this.requestId);
  }

  /** The account's id. @throws Problem UNAUTHENTICATED */
  requireAccount(): string {
    if (this.accountId === null) throw unauthenticated();
    return this.accountId;
  }

  /** Whether the right is held in any place at all. */
  mayAnywhere(right: Right): boolean {
    return this.grantsOf(right).length > 0;
  }

  /** Whether the right is held in a place; a squad leader's only for his own squad, an organisation officer's for his own. */
  may(right: Right, placeCode: string, unit: Unit = NO_UNIT): boolean {
    return this.grantsOf(right).some((grant) => covers(grant, placeCode, unit));
  }

  /** Places (roots of subtrees) in which a right is held; not squads and organisations: see `squadsOf`, `organisationsOf`. */
  placesOf(right: Right): string[] {
    return this.grantsOf(right)
      .filter((grant) => !isUnitRole(grant.role))
      .map((grant) => grant.placeCode);
  }

  /** Squads in which a right is held as their leader. */
  squadsOf(right: Right): string[] {
    return this.grantsOf(right).flatMap((grant) =>
      grant.role === Role.SQUAD_LEADER && grant.squadId ? [grant.squadId] : [],
    );
  }

  /** Organisations in which a right is held as their officer. */
  organisationsOf(right: Right): string[] {
    return this.grantsOf(right).flatMap((grant) =>
      grant.role === Role.ORGANISATION_OFFICER && grant.organisationId ? [grant.organisationId] : [],
    );
  }

  /** The highest office that holds the right over a subject; null: none. */
  officeFor(right: Right, placeCode: string, unit: Unit = NO_UNIT): Office | null {
    const offices = this.grantsOf(right)
      .filter((grant) => covers(grant, placeCode, unit))
      .map((grant) => OFFICE_OF_ROLE[grant.role])
      .filter((office): office is Office => office !== undefined);
    return OFFICES.filter((office) => offices.includes(office)).at(-1) ?? null;
  }

  /**
   * Demands a right over a subject that was found. Whoever may not even read it is told that it is missing; the attempt
   * is audited in either case.
   * @param readRight the right by which the subject could be seen at all
   * @throws Problem UNAUTHENTICATED, NOT_FOUND or FORBIDDEN
   */
  require(right: Right, subject: Subject, readRight: Right = right): void {
    if (!this.signedIn) throw unauthenticated();
    if (this.may(right, subject.placeCode, subject)) return;
    const attempt = { action: right, subjectType: subject.type, subjectId: subject.id };
    const visible = readRight !== right && this.may(readRight, subject.placeCode, subject);
    throw (visible ? forbidden() : notFound()).audited(attempt);
  }

  /**
   * Demands a right in a place whose existence is no secret.
   * @throws Problem UNAUTHENTICATED or FORBIDDEN
   */
  requireIn(right: Right, placeCode: string): void {
    if (!this.signedIn) throw unauthenticated();
    if (this.may(right, placeCode)) return;
    throw forbidden().audited({ action: right, subjectType: 'Place', subjectId: placeCode });
  }

  private grantsOf(right: Right): Grant[] {
    const roles: readonly Role[] = RIGHTS[right];
    return this.grants.filter((grant) => roles.includes(grant.role));
  }
}

function covers(grant: Grant, placeCode: string, { squadId, organisationId }: Unit): boolean {
  if (grant.role === Role.SQUAD_LEADER) return grant.squadId !== null && grant.squadId === squadId;
  if (grant.role === Role.ORGANISATION_OFFICER) {
    return grant.organisationId !== null && grant.organisationId === organisationId;
  }
  return isWithin(placeCode, grant.placeCode);
}

/** Nobody is signed in. */
export const anonymous = (requestId: string | null): Actor => new Actor(null, null, [], requestId);

import { SquadKind } from './vocabulary.js';

/** How secret the contents of a need, and of what is done about it, are (domain.md rule 13). */
export enum Secrecy {
  PUBLIC = 'PUBLIC',
  /** Offices of the place, the squad's leader, the assigned volunteers and the requester. */
  RESTRICTED = 'RESTRICTED',
  /** The assigned volunteers, the community's head officer and the requester; every read is audited. */
  CONFIDENTIAL = 'CONFIDENTIAL',
}

const SECRECY: Readonly<Record<SquadKind, Secrecy>> = {
  [SquadKind.MEDIATION]: Secrecy.CONFIDENTIAL,
  [SquadKind.RIGHTS]: Secrecy.CONFIDENTIAL,
  [SquadKind.LEGAL_EDUCATION]: Secrecy.PUBLIC,
  [SquadKind.POVERTY_RELIEF]: Secrecy.RESTRICTED,
  [SquadKind.PATROL]: Secrecy.RESTRICTED,
};

/** The secrecy of a need of a kind (domain.md rule 13). */
export const secrecyOf = (kind: SquadKind): Secrecy => SECRECY[kind];

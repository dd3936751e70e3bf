import type { Right } from '../platform/security/roles.js';

/** How an organisation exists before the law and the offices (domain.md rule 42). */
export enum OrganisationTier {
  COMMUNITY_GUIDED = 'COMMUNITY_GUIDED',
  STREET_FILED = 'STREET_FILED',
  REGISTERED = 'REGISTERED',
}

export enum OrganisationStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  /** In public notice, where the policy asks for one. */
  ON_NOTICE = 'ON_NOTICE',
  FILED = 'FILED',
  REGISTERED = 'REGISTERED',
  SUSPENDED = 'SUSPENDED',
  EXPIRED = 'EXPIRED',
  CANCELLED = 'CANCELLED',
  REVOKED = 'REVOKED',
  /** A draft that was thrown away. */
  DISCARDED = 'DISCARDED',
}

export enum OrganisationStep {
  DRAFT = 'DRAFT',
  DISCARD = 'DISCARD',
  SUBMIT = 'SUBMIT',
  WITHDRAW = 'WITHDRAW',
  REFUSE = 'REFUSE',
  PUBLISH = 'PUBLISH',
  FILE = 'FILE',
  ASK_RENEWAL = 'ASK_RENEWAL',
  REFUSE_RENEWAL = 'REFUSE_RENEWAL',
  RENEW = 'RENEW',
  EXPIRE = 'EXPIRE',
  REGISTER = 'REGISTER',
  SUSPEND = 'SUSPEND',
  RESUME = 'RESUME',
  /** Of a renewal, a report or an election that is due. */
  REMIND = 'REMIND',
  PROPOSE_CANCELLATION = 'PROPOSE_CANCELLATION',
  OBJECT = 'OBJECT',
  KEEP = 'KEEP',
  CANCEL = 'CANCEL',
  REVOKE = 'REVOKE',
}

const S = OrganisationStatus;
const IN_FORCE = [S.FILED, S.REGISTERED] as const;

/** Who takes a step: `decider` is the committee for what it guides and the street for what is filed with it; `none` is a job. */
export type StepTaker = 'preparer' | 'decider' | 'street' | 'none';

export interface StepRule {
  readonly from: readonly OrganisationStatus[];
  /** The state after it; null: as before. */
  readonly to: OrganisationStatus | null;
  readonly by: StepTaker;
  /** Whether a reason must be given. */
  readonly reasoned: boolean;
  /** Whether anyone sees that it was taken, and when. */
  readonly public: boolean;
}

const step = (
  from: readonly OrganisationStatus[],
  to: OrganisationStatus | null,
  by: StepTaker,
  more: { reasoned?: boolean; public?: boolean } = {},
): StepRule => ({ from, to, by, reasoned: more.reasoned ?? false, public: more.public ?? false });

/** The whole life of an organisation: nothing happens that is not here. Resuming answers the state that was suspended. */
export const ORGANISATION_STEPS: Readonly<Record<OrganisationStep, StepRule>> = {
  DRAFT: step([], S.DRAFT, 'preparer'),
  DISCARD: step([S.DRAFT], S.DISCARDED, 'preparer'),
  SUBMIT: step([S.DRAFT], S.SUBMITTED, 'preparer'),
  WITHDRAW: step([S.SUBMITTED], S.DRAFT, 'preparer'),
  REFUSE: step([S.SUBMITTED, S.ON_NOTICE], S.DRAFT, 'decider', { reasoned: true }),
  PUBLISH: step([S.SUBMITTED, S.ON_NOTICE], S.ON_NOTICE, 'decider', { public: true }),
  FILE: step([S.SUBMITTED, S.ON_NOTICE], S.FILED, 'decider', { public: true }),
  ASK_RENEWAL: step([S.FILED, S.EXPIRED], null, 'preparer'),
  REFUSE_RENEWAL: step([S.FILED, S.EXPIRED], null, 'decider', { reasoned: true }),
  RENEW: step([S.FILED, S.EXPIRED], S.FILED, 'decider', { public: true }),
  EXPIRE: step([S.FILED], S.EXPIRED, 'none', { public: true }),
  REGISTER: step([S.DRAFT, S.FILED, S.EXPIRED], S.REGISTERED, 'street', { public: true }),
  SUSPEND: step(IN_FORCE, S.SUSPENDED, 'decider', { reasoned: true, public: true }),
  RESUME: step([S.SUSPENDED], null, 'decider', { reasoned: true, public: true }),
  REMIND: step(IN_FORCE, null, 'none', { reasoned: true }),
  PROPOSE_CANCELLATION: step(IN_FORCE, null, 'none'),
  OBJECT: step(IN_FORCE, null, 'preparer', { reasoned: true }),
  KEEP: step(IN_FORCE, null, 'decider', { reasoned: true }),
  CANCEL: step([...IN_FORCE, S.SUSPENDED, S.EXPIRED], S.CANCELLED, 'decider', {
    reasoned: true,
    public: true,
  }),
  REVOKE: step([...IN_FORCE, S.SUSPENDED, S.EXPIRED], S.REVOKED, 'street', { reasoned: true, public: true }),
};

export const isInForce = (status: OrganisationStatus): boolean =>
  (IN_FORCE as readonly OrganisationStatus[]).includes(status);

/** Whether anyone may see it: in force, or was once. */
export const isPublic = (status: OrganisationStatus): boolean =>
  ![S.DRAFT, S.SUBMITTED, S.DISCARDED].includes(status);

/** States in which a name is nobody's: drafts keep none, and what has ended gives it back. */
export const NAMELESS: readonly OrganisationStatus[] = [S.DRAFT, S.DISCARDED, S.CANCELLED, S.REVOKED];

/** Whether its name is nobody else's in the street. */
export const keepsName = (status: OrganisationStatus): boolean => !NAMELESS.includes(status);

/** Whether no step is left to it: then nothing of it is changed any more. */
export const hasEnded = (status: OrganisationStatus): boolean =>
  !Object.values(ORGANISATION_STEPS).some(({ from }) => from.includes(status));

export const mayTake = (stepTaken: OrganisationStep, status: OrganisationStatus): boolean =>
  ORGANISATION_STEPS[stepTaken].from.includes(status);

/** The right by which somebody takes a step for an organisation of a tier. */
export function rightFor(stepTaken: OrganisationStep, tier: OrganisationTier): Right {
  const { by } = ORGANISATION_STEPS[stepTaken];
  if (by === 'preparer') return 'organisation.prepare';
  if (by === 'street') return 'organisation.decide';
  return tier === OrganisationTier.COMMUNITY_GUIDED ? 'organisation.edit' : 'organisation.decide';
}

import { describe, expect, it } from '@jest/globals';
import {
  isInForce,
  isPublic,
  keepsName,
  mayTake,
  ORGANISATION_STEPS,
  OrganisationStatus as S,
  OrganisationStep as T,
  OrganisationTier,
  rightFor,
} from './organisation-lifecycle.js';

const after = (status: S): T[] => Object.values(T).filter((step) => mayTake(step, status));

describe('the life of an organisation (§ 8)', () => {
  it('what has been cancelled, revoked or thrown away has no step left', () => {
    expect(after(S.DISCARDED)).toEqual([]);
    expect(after(S.CANCELLED)).toEqual([]);
    expect(after(S.REVOKED)).toEqual([]);
  });

  it('every state is reached from a draft', () => {
    const reached = new Set<S>([S.DRAFT]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const status of [...reached])
        for (const step of after(status)) reached.add(ORGANISATION_STEPS[step].to ?? status);
    }
    expect(reached).toEqual(new Set(Object.values(S)));
  });

  it('nothing is filed that was not submitted', () => {
    expect(mayTake(T.FILE, S.DRAFT)).toBe(false);
    expect(after(S.DRAFT).sort()).toEqual([T.DISCARD, T.REGISTER, T.SUBMIT]);
  });

  it('rule 49: cancelled by a decider with a reason only; a job proposes, and never ends one', () => {
    const ends = Object.values(T).filter((step) =>
      [S.CANCELLED, S.REVOKED].includes(ORGANISATION_STEPS[step].to as S),
    );
    for (const step of ends) expect(ORGANISATION_STEPS[step]).toMatchObject({ reasoned: true });
    for (const step of ends) expect(['decider', 'street']).toContain(ORGANISATION_STEPS[step].by);
    expect(ORGANISATION_STEPS.PROPOSE_CANCELLATION).toMatchObject({ by: 'none', to: null });
  });

  it('rule 42: the committee decides on what it guides, the street on what is filed with it', () => {
    expect(rightFor(T.FILE, OrganisationTier.COMMUNITY_GUIDED)).toBe('organisation.edit');
    expect(rightFor(T.FILE, OrganisationTier.STREET_FILED)).toBe('organisation.decide');
    expect(rightFor(T.REGISTER, OrganisationTier.COMMUNITY_GUIDED)).toBe('organisation.decide');
    expect(rightFor(T.SUBMIT, OrganisationTier.STREET_FILED)).toBe('organisation.prepare');
  });

  it('drafts are nobody else’s business; what ended stays readable and gives its name back', () => {
    expect(Object.values(S).filter((status) => !isPublic(status))).toEqual([
      S.DRAFT,
      S.SUBMITTED,
      S.DISCARDED,
    ]);
    expect(Object.values(S).filter((status) => !keepsName(status))).toEqual([
      S.DRAFT,
      S.CANCELLED,
      S.REVOKED,
      S.DISCARDED,
    ]);
    expect(Object.values(S).filter(isInForce)).toEqual([S.FILED, S.REGISTERED]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../kernel/problem.js';
import { SquadKind } from '../../kernel/vocabulary.js';
import { VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import { RecruitingMode } from '../recruiting-mode.js';
import {
  anyPosition,
  type Applicant,
  type Demands,
  holdsPlace,
  offerDeadline,
  requireAdmitted,
} from './sign-up-rules.js';
import { SignUpStatus } from './sign-up.entity.js';

const LIMITS = {
  adultAgeYears: 18,
  adultKinds: [SquadKind.MEDIATION, SquadKind.PATROL],
  trainingKinds: [SquadKind.MEDIATION, SquadKind.RIGHTS],
};
const demands = (change: Partial<Demands> = {}): Demands => ({
  squadId: 'squad',
  squadKind: SquadKind.LEGAL_EDUCATION,
  hazardous: false,
  recruitingMode: RecruitingMode.OPEN,
  day: '2026-06-15',
  ...change,
});
const applicant = (change: Partial<Applicant> = {}): Applicant => ({
  status: VolunteerStatus.ACTIVE,
  birthDate: '1970-01-01',
  member: false,
  trained: false,
  ...change,
});
/** The code of the refusal; null: admitted. */
function refused(who: Partial<Applicant>, what: Partial<Demands>): string | null {
  try {
    requireAdmitted(applicant(who), demands(what), LIMITS);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('rule 14: whom an activity takes', () => {
  it('every active volunteer where it is open to all', () => {
    expect(refused({}, {})).toBeNull();
    expect(refused({ status: VolunteerStatus.INACTIVE }, {})).toBeNull();
    expect(refused({}, { squadId: null, squadKind: null })).toBeNull();
  });

  it.each([
    VolunteerStatus.PENDING,
    VolunteerStatus.RETURNED,
    VolunteerStatus.REJECTED,
    VolunteerStatus.SUSPENDED,
    VolunteerStatus.WITHDRAWN,
    VolunteerStatus.MERGED,
  ])('rule 7: nobody who is %s', (status) => {
    expect(refused({ status, member: true }, {})).toBe('VOLUNTEER_MAY_NOT_SERVE');
  });

  it('members of the squad where it is for members', () => {
    const members = { recruitingMode: RecruitingMode.MEMBERS };
    expect(refused({}, members)).toBe('MEMBERS_ONLY');
    expect(refused({ member: true }, members)).toBeNull();
  });

  it.each([SquadKind.MEDIATION, SquadKind.RIGHTS])(
    'rule 9: for %s the trained only: a squad’s members, of an organisation’s volunteers those with the training',
    (squadKind) => {
      for (const recruitingMode of Object.values(RecruitingMode)) {
        expect(refused({ trained: true }, { squadKind, recruitingMode })).toBe('MEMBERS_ONLY');
        expect(refused({ member: true }, { squadKind, recruitingMode })).toBeNull();
      }
      expect(refused({}, { squadId: null, squadKind })).toBe('TRAINING_REQUIRED');
      expect(refused({ trained: true }, { squadId: null, squadKind })).toBeNull();
    },
  );

  it.each([
    ['a minor on its day', '2008-06-16', 'UNDER_AGE_SERVICE'],
    ['who turns eighteen on its day', '2008-06-15', null],
  ])('rule 5: %s: patrols, mediation and what is hazardous', (_, birthDate, code) => {
    const member = { birthDate, member: true };
    expect(refused(member, { squadKind: SquadKind.PATROL })).toBe(code);
    expect(refused(member, { squadKind: SquadKind.MEDIATION })).toBe(code);
    expect(refused(member, { hazardous: true })).toBe(code);
    expect(refused(member, {})).toBeNull();
  });
});

describe('rule 15: places', () => {
  it('are held by who is confirmed and kept for whom they were offered', () => {
    expect(Object.values(SignUpStatus).filter(holdsPlace)).toEqual(['OFFERED', 'CONFIRMED']);
  });

  it.each([
    ['two days before', '2026-06-17T02:00:00Z', '2026-06-16T02:00:00.000Z'],
    ['the same day', '2026-06-15T08:00:00Z', '2026-06-15T08:00:00.000Z'],
    ['exactly as long before', '2026-06-16T02:00:00Z', '2026-06-16T02:00:00.000Z'],
  ])('an offered one is kept for the policy’s hours and never past the start: %s', (_, start, until) => {
    const now = new Date('2026-06-15T02:00:00Z');
    expect(offerDeadline(now, new Date(start), 24).toISOString()).toBe(until);
  });

  it('who takes any position gets the first with a place, else waits for the first', () => {
    const position = (id: string, takenPlaces: number) => ({ id, capacity: 2, takenPlaces });
    expect(anyPosition([position('a', 2), position('b', 1), position('c', 0)])?.id).toBe('b');
    expect(anyPosition([position('a', 2), position('b', 2)])?.id).toBe('a');
    expect(anyPosition([])).toBeUndefined();
  });
});

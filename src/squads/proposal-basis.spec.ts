import { describe, expect, it } from '@jest/globals';
import { Background, Skill, SquadKind } from '../kernel/vocabulary.js';
import { VolunteerStatus } from '../volunteers/volunteer.entity.js';
import {
  type BasisSquad,
  type BasisVolunteer,
  basisHash,
  problemOf,
  type ProposalBasis,
  proposalOf,
} from './proposal-basis.js';

const A = '510502001001';
const volunteer = (id: string, change: Partial<BasisVolunteer> = {}): BasisVolunteer => ({
  id,
  status: VolunteerStatus.ACTIVE,
  communityCode: A,
  birthDate: '1970-01-01',
  memberships: [],
  trainings: [],
  background: Background.OTHER,
  skills: [Skill.LAW],
  serviceKinds: [],
  ...change,
});
const squad = (id: string, change: Partial<BasisSquad> = {}): BasisSquad => ({
  id,
  kind: SquadKind.PATROL,
  communityCode: A,
  wantedSkills: [Skill.PATROL],
  targetSize: 4,
  memberCount: 3,
  ...change,
});
const basis = (change: Partial<ProposalBasis> = {}): ProposalBasis => ({
  communityCode: A,
  day: '2026-06-15',
  volunteers: [volunteer('v1'), volunteer('v2', { birthDate: '2010-01-01' }), volunteer('v3')],
  squads: [squad('s1')],
  limits: {
    adultAgeYears: 18,
    maxMemberships: 3,
    trainingKinds: [SquadKind.RIGHTS],
    adultKinds: [SquadKind.PATROL],
  },
  ...change,
});

describe('what a proposal rests on', () => {
  it('rule 10: only pairs that break no rule are offered to the solver', () => {
    expect(problemOf(basis())).toEqual({
      volunteerCount: 3,
      squads: [{ targetSize: 4, freePlaces: 1 }],
      pairs: [
        { volunteer: 0, squad: 0, score: 4 },
        { volunteer: 2, squad: 0, score: 4 },
      ],
    });
  });

  it('rule 10: who is left out is told why', () => {
    const { items, unassigned } = proposalOf(basis(), problemOf(basis()), [0, null, null]);
    expect(items).toMatchObject([{ volunteerId: 'v1', squadId: 's1', score: 4 }]);
    expect(unassigned).toEqual([
      { volunteerId: 'v2', reason: 'NO_ELIGIBLE_SQUAD' },
      { volunteerId: 'v3', reason: 'NO_FREE_PLACE' },
    ]);
  });

  it('rule 10: a proposal is not stale by midnight alone, nor by the order of skills', () => {
    const first = basisHash(basis({ volunteers: [volunteer('v1', { skills: [Skill.LAW, Skill.ARTS] })] }));
    expect(
      basisHash(
        basis({ day: '2026-06-16', volunteers: [volunteer('v1', { skills: [Skill.ARTS, Skill.LAW] })] }),
      ),
    ).toBe(first);
  });

  it.each<[string, Partial<ProposalBasis>]>([
    ['a volunteer more', { volunteers: [...basis().volunteers, volunteer('v4')] }],
    ['a volunteer fewer', { volunteers: basis().volunteers.slice(1) }],
    [
      'another skill',
      { volunteers: [volunteer('v1', { skills: [Skill.ARTS] }), ...basis().volunteers.slice(1)] },
    ],
    [
      'a training',
      {
        volunteers: [
          volunteer('v1', { trainings: [{ kind: SquadKind.RIGHTS, completedOn: '2026-06-15' }] }),
          ...basis().volunteers.slice(1),
        ],
      },
    ],
    ['a minor who has come of age', { day: '2028-01-01' }],
    ['a member more', { squads: [squad('s1', { memberCount: 4 })] }],
    ['another target', { squads: [squad('s1', { targetSize: 5 })] }],
    ['another squad', { squads: [squad('s1'), squad('s2')] }],
    ['another limit', { limits: { ...basis().limits, trainingKinds: [] } }],
  ])('rule 10: it is stale with %s', (_, change) => {
    expect(basisHash(basis(change))).not.toBe(basisHash(basis()));
  });
});

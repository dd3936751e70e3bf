import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Background, Skill, SquadKind } from '../../kernel/vocabulary.js';
import { VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import { type Match, type MatchFacts, rankMatches } from './match-ranking.js';

const communities = ['510502001001', '510502001002', '510502002001', '510503001001'];
const kinds = Object.values(SquadKind);
const slot = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.nat({ max: 1439 }), fc.integer({ min: 1, max: 600 }))
  .map(([weekday, fromMinute, minutes]) => ({
    ...{ weekday, fromMinute },
    untilMinute: Math.min(fromMinute + minutes, 1440),
  }));

const facts: fc.Arbitrary<Omit<MatchFacts, 'id' | 'volunteerNo'>> = fc.record({
  background: fc.constantFrom(...Object.values(Background)),
  skills: fc.subarray(Object.values(Skill)),
  serviceKinds: fc.subarray(kinds),
  status: fc.constantFrom(...Object.values(VolunteerStatus)),
  birthDate: fc.constantFrom('1950-01-01', '2008-06-12', '2012-01-01'),
  communityCode: fc.constantFrom(...communities),
  trained: fc.boolean(),
  week: fc.array(slot, { maxLength: 1 }),
  loadMinutes: fc.nat({ max: 5_000 }),
  elsewhere: fc.boolean(),
  requester: fc.boolean(),
});
const members = fc
  .array(facts, { maxLength: 12 })
  .map((rows) =>
    rows.map((row, index) => ({ ...row, id: `v${index}`, volunteerNo: `${String(index % 3)}0` })),
  );
const demand = fc
  .record({
    kind: fc.constantFrom(...kinds),
    wantedSkills: fc.subarray(Object.values(Skill), { maxLength: 4 }),
    communityCode: fc.constantFrom(...communities),
    hour: fc.nat({ max: 200 }),
    minutes: fc.integer({ min: 1, max: 1440 }),
  })
  .map(({ hour, minutes, ...rest }) => {
    const startAt = new Date(Date.UTC(2026, 5, 10, hour));
    return {
      ...rest,
      span: { startAt, endAt: new Date(startAt.getTime() + minutes * 60_000) },
      limits: {
        adultAgeYears: 18,
        adultKinds: [SquadKind.MEDIATION, SquadKind.PATROL],
        trainingKinds: [SquadKind.MEDIATION, SquadKind.RIGHTS],
      },
    };
  });

const ids = (ranked: readonly Match[]) => ranked.map(({ volunteer }) => volunteer.id);

describe('the ranking of members, whoever they are', () => {
  it('is the same in whatever order they come, and has each once', () => {
    fc.assert(
      fc.property(demand, members, fc.infiniteStream(fc.nat()), (wanted, all, dice) => {
        const shuffled = all
          .map((member) => ({ member, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ member }) => member);
        const ranked = ids(rankMatches(wanted, all));
        expect(ids(rankMatches(wanted, shuffled))).toEqual(ranked);
        expect([...ranked].sort()).toEqual(ids(all.map((volunteer) => ({ volunteer }) as Match)).sort());
      }),
    );
  });

  it('is total: any two are in the same order by themselves as among the others', () => {
    fc.assert(
      fc.property(demand, members, (wanted, all) => {
        const ranked = rankMatches(wanted, all);
        for (let index = 1; index < ranked.length; index += 1) {
          const [before, after] = [ranked[index - 1]?.volunteer, ranked[index]?.volunteer];
          if (!before || !after) continue;
          expect(ids(rankMatches(wanted, [after, before]))).toEqual([before.id, after.id]);
        }
      }),
    );
  });

  it('scores from 0 to 100, and puts nobody with an obstacle before somebody without', () => {
    fc.assert(
      fc.property(demand, members, (wanted, all) => {
        const ranked = rankMatches(wanted, all);
        for (const { score, reasons } of ranked) {
          expect(score).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0));
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
        const hindered = ranked.map(({ obstacles }) => obstacles.length > 0);
        expect(hindered).toEqual([...hindered].sort((a, b) => Number(a) - Number(b)));
        for (const same of [true, false]) {
          const scores = ranked.filter((_, index) => hindered[index] === same).map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
        }
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../../policies/policy.js';
import { type CommunityFacts, rolledUp, Standard, standardsOf } from './standards.js';

const policy = DEFAULT_POLICY.standards;
const facts = (change: Partial<CommunityFacts> = {}): CommunityFacts => ({
  ...{ population: 3400, volunteerTarget: null, premisesSquareMetres: 300, newArea: false },
  ...{ volunteers: 50, staff: 4, organisations: 3, ...change },
});
const of = (standard: Standard, change: Partial<CommunityFacts> = {}) =>
  standardsOf(facts(change), policy).find((line) => line.standard === standard);

describe('rule 53: standards of a community', () => {
  it('volunteers: the fixed target, else a tenth of the population, rounded up', () => {
    expect(of(Standard.VOLUNTEERS)).toMatchObject({ required: 340, held: 50, gap: 290, unknown: 0 });
    expect(of(Standard.VOLUNTEERS, { population: 3401 })?.required).toBe(341);
    expect(of(Standard.VOLUNTEERS, { volunteerTarget: 200 })).toMatchObject({ required: 200, gap: 150 });
    expect(of(Standard.VOLUNTEERS, { volunteerTarget: 200, population: null })?.unknown).toBe(0);
    expect(of(Standard.VOLUNTEERS, { population: null })).toMatchObject({
      required: 0,
      held: 50,
      gap: 0,
      unknown: 1,
    });
    expect(of(Standard.VOLUNTEERS, { volunteers: 400 })?.gap).toBe(0);
  });

  it('four of staff, 300 m² of premises and 400 in a new area, ten organisations', () => {
    expect(of(Standard.STAFF, { staff: 3 })).toMatchObject({ required: 4, held: 3, gap: 1 });
    expect(of(Standard.PREMISES, { newArea: true })).toMatchObject({ required: 400, held: 300, gap: 100 });
    expect(of(Standard.PREMISES, { premisesSquareMetres: null })).toMatchObject({
      required: 300,
      gap: 0,
      unknown: 1,
    });
    expect(of(Standard.ORGANISATIONS)).toMatchObject({ required: 10, held: 3, gap: 7 });
  });

  it('38 communities of 340 required and 50 held: 11,020 missing', () => {
    const district = rolledUp(
      Array.from({ length: 38 }, () => standardsOf(facts({ volunteerTarget: 340 }), policy)),
    );
    expect(district[0]).toEqual({
      ...{ standard: Standard.VOLUNTEERS, required: 12_920, held: 1900, gap: 11_020, unknown: 0 },
    });
  });

  it('what one community has too much fills no other’s gap; the unknown are counted', () => {
    const parts = [facts({ volunteers: 1000 }), facts({ volunteers: 0 }), facts({ population: null })];
    const [volunteers] = rolledUp(parts.map((one) => standardsOf(one, policy)));
    expect(volunteers).toMatchObject({ required: 680, held: 1050, gap: 340, unknown: 1 });
  });
});

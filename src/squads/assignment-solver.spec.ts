import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AssignmentProblem, assignmentValue } from './assignment-problem.js';
import { AssignmentSolver } from './assignment-solver.js';

/** The best value of all assignments that keep the limits, by trying each. */
function bestValue(problem: AssignmentProblem): number {
  const assigned: (number | null)[] = [];
  const left = problem.squads.map((squad) => squad.freePlaces);
  const from = (volunteer: number): number => {
    if (volunteer === problem.volunteerCount) return assignmentValue(problem, assigned);
    assigned[volunteer] = null;
    let best = from(volunteer + 1);
    for (const { squad } of problem.pairs.filter((pair) => pair.volunteer === volunteer)) {
      if ((left[squad] ?? 0) === 0) continue;
      left[squad] = (left[squad] ?? 0) - 1;
      assigned[volunteer] = squad;
      best = Math.max(best, from(volunteer + 1));
      left[squad] = (left[squad] ?? 0) + 1;
      assigned[volunteer] = null;
    }
    return best;
  };
  return from(0);
}

const smallProblem: fc.Arbitrary<AssignmentProblem> = fc
  .record({
    volunteerCount: fc.integer({ min: 1, max: 6 }),
    squads: fc.array(
      fc.record({ targetSize: fc.integer({ min: 1, max: 5 }), held: fc.integer({ min: 0, max: 5 }) }),
      { minLength: 1, maxLength: 3 },
    ),
    scores: fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 18, maxLength: 18 }),
  })
  .map(({ volunteerCount, squads, scores }) => ({
    volunteerCount,
    squads: squads.map(({ targetSize, held }) => ({
      targetSize,
      freePlaces: Math.max(0, targetSize - held),
    })),
    pairs: scores.flatMap((score, index) => {
      const [volunteer, squad] = [Math.floor(index / 3), index % 3];
      return score === null || volunteer >= volunteerCount || squad >= squads.length
        ? []
        : [{ volunteer, squad, score }];
    }),
  }));

/** A repeatable sequence of numbers from 0 to 100. */
function scores(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % 101;
  };
}

describe('rule 10: the assignment of a whole community', () => {
  const solver = new AssignmentSolver();

  it('gives the scarce place to the one who fits it best', async () => {
    const assigned = await solver.solve({
      volunteerCount: 3,
      squads: [
        { targetSize: 10, freePlaces: 1 },
        { targetSize: 10, freePlaces: 2 },
      ],
      pairs: [
        { volunteer: 0, squad: 0, score: 90 },
        { volunteer: 0, squad: 1, score: 80 },
        { volunteer: 1, squad: 0, score: 70 },
        { volunteer: 1, squad: 1, score: 10 },
        { volunteer: 2, squad: 1, score: 20 },
      ],
    });
    expect(assigned).toEqual([1, 0, 1]);
  });

  it('assigns as many as possible before it looks at the fit', async () => {
    const assigned = await solver.solve({
      volunteerCount: 2,
      squads: [
        { targetSize: 10, freePlaces: 1 },
        { targetSize: 10, freePlaces: 1 },
      ],
      pairs: [
        { volunteer: 0, squad: 0, score: 100 },
        { volunteer: 0, squad: 1, score: 0 },
        { volunteer: 1, squad: 0, score: 50 },
      ],
    });
    expect(assigned).toEqual([1, 0]);
  });

  it('of equal fits fills the emptier squad first', async () => {
    const squads = [
      { targetSize: 10, freePlaces: 2 },
      { targetSize: 10, freePlaces: 8 },
    ];
    const pairs = [0, 1, 2, 3].flatMap((volunteer) =>
      [0, 1].map((squad) => ({ volunteer, squad, score: 50 })),
    );
    expect(await solver.solve({ volunteerCount: 4, squads, pairs })).toEqual([1, 1, 1, 1]);
  });

  it('leaves everybody unassigned when nothing is free', async () => {
    const pairs = [{ volunteer: 0, squad: 0, score: 50 }];
    expect(
      await solver.solve({ volunteerCount: 1, squads: [{ targetSize: 3, freePlaces: 0 }], pairs }),
    ).toEqual([null]);
  });

  it('finds the optimum that trying every assignment finds', async () => {
    await fc.assert(
      fc.asyncProperty(smallProblem, async (problem) => {
        const assigned = await solver.solve(problem);
        expect(assignmentValue(problem, assigned)).toBeCloseTo(bestValue(problem), 4);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('solves 500 volunteers and 8 squads, and twice alike', async () => {
    const next = scores(7);
    const problem: AssignmentProblem = {
      volunteerCount: 500,
      squads: Array.from({ length: 8 }, (_, index) => ({ targetSize: 60, freePlaces: 20 + 5 * index })),
      pairs: Array.from({ length: 4000 }, (_, index) => ({
        volunteer: Math.floor(index / 8),
        squad: index % 8,
        score: next(),
      })),
    };
    const assigned = await solver.solve(problem);
    const places = problem.squads.reduce((sum, squad) => sum + squad.freePlaces, 0);
    expect(assigned.filter((squad) => squad !== null)).toHaveLength(places);
    expect(await solver.solve(problem)).toEqual(assigned);
  });

  it('gives up with SOLVER_TIMEOUT when the time runs out', async () => {
    const next = scores(11);
    const problem: AssignmentProblem = {
      volunteerCount: 2000,
      squads: Array.from({ length: 8 }, () => ({ targetSize: 250, freePlaces: 200 })),
      pairs: Array.from({ length: 16_000 }, (_, index) => ({
        volunteer: Math.floor(index / 8),
        squad: index % 8,
        score: next(),
      })),
    };
    await expect(solver.solve(problem, 0)).rejects.toMatchObject({ code: 'SOLVER_TIMEOUT' });
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  type AssignmentProblem,
  assignmentProgramme,
  assignmentValue,
  readAssignment,
} from './assignment-problem.js';

const problem: AssignmentProblem = {
  volunteerCount: 2,
  squads: [{ targetSize: 2, freePlaces: 1 }],
  pairs: [
    { volunteer: 0, squad: 0, score: 40 },
    { volunteer: 1, squad: 0, score: 60 },
  ],
};

describe('the assignment as a linear programme', () => {
  it('has one row for each volunteer and each squad', () => {
    expect(assignmentProgramme(problem)).toBe(
      [
        'Maximize',
        ' obj: 251 x0_0 + 271 x1_0 + 2.500000 y0_0',
        'Subject To',
        ' v0: x0_0 <= 1',
        ' v1: x1_0 <= 1',
        ' s0: x0_0 + x1_0 - y0_0 = 0',
        'Bounds',
        ' 0 <= y0_0 <= 1',
        'End',
      ].join('\n'),
    );
  });

  it('is none when nobody may go anywhere, or nothing is free', () => {
    expect(assignmentProgramme({ ...problem, pairs: [] })).toBeNull();
    expect(assignmentProgramme({ ...problem, squads: [{ targetSize: 2, freePlaces: 0 }] })).toBeNull();
  });

  it('is worth more the more are assigned, whatever the fit', () => {
    expect(assignmentValue(problem, [0, null])).toBeLessThan(assignmentValue(problem, [null, 0]));
    const both = {
      ...problem,
      squads: [{ targetSize: 2, freePlaces: 2 }],
      pairs: problem.pairs.map((pair) => ({ ...pair, score: 0 })),
    };
    expect(assignmentValue(both, [0, 0])).toBeGreaterThan(assignmentValue(problem, [null, 0]));
  });

  it('reads who goes where', () => {
    expect(readAssignment(problem, { x1_0: 1, y0_0: 1 })).toEqual([null, 0]);
    expect(readAssignment(problem, {})).toEqual([null, null]);
  });

  it('refuses a solution that is not whole or too full', () => {
    expect(() => readAssignment(problem, { x0_0: 0.5, x1_0: 0.5 })).toThrow('not whole');
    expect(() => readAssignment(problem, { x0_0: 1, x1_0: 1 })).toThrow('over-full');
    const two = {
      ...problem,
      squads: [...problem.squads, { targetSize: 1, freePlaces: 1 }],
      pairs: [...problem.pairs, { volunteer: 0, squad: 1, score: 1 }],
    };
    expect(() => readAssignment(two, { x0_0: 1, x0_1: 1 })).toThrow('twice');
  });
});

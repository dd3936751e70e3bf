import { describe, expect, it } from '@jest/globals';
import { remainingOf } from './merge-lines.js';
import { VolunteerEntity } from './volunteer.entity.js';

const volunteer = (id: string, mergedIntoId: string | null): VolunteerEntity =>
  Object.assign(new VolunteerEntity(), { id, mergedIntoId });
const known = (...volunteers: VolunteerEntity[]) => new Map(volunteers.map((one) => [one.id, one]));

describe('who remains of a registration (rule 4)', () => {
  const [first, middle, last] = [volunteer('1', '2'), volunteer('2', '3'), volunteer('3', null)];

  it('is himself when he was never merged', () => {
    expect(remainingOf(last, known(last))).toBe(last);
  });

  it('is the last of the line', () => {
    expect(remainingOf(first, known(first, middle, last))).toBe(last);
  });

  it('is not known when the line goes on to somebody unknown', () => {
    expect(remainingOf(first, known(first, middle))).toBeNull();
  });
});

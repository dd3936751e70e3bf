import { describe, expect, it } from '@jest/globals';
import { invitationsFor } from './invitation-plan.js';

const position = (id: string, capacity: number) => ({ id, capacity });

describe('who is invited to which position', () => {
  it('each position as many as it has places, in the order given', () =>
    expect(invitationsFor([position('driver', 1), position('helper', 2)], ['a', 'b', 'c'])).toEqual([
      { positionId: 'driver', volunteerIds: ['a'] },
      { positionId: 'helper', volunteerIds: ['b', 'c'] },
    ]));

  it('a position that nobody is left for invites nobody', () =>
    expect(invitationsFor([position('driver', 2), position('helper', 2)], ['a'])).toEqual([
      { positionId: 'driver', volunteerIds: ['a'] },
    ]));

  it('whom no place is left for is invited to the first one', () =>
    expect(invitationsFor([position('driver', 1), position('helper', 1)], ['a', 'b', 'c', 'd'])).toEqual([
      { positionId: 'driver', volunteerIds: ['a', 'c', 'd'] },
      { positionId: 'helper', volunteerIds: ['b'] },
    ]));
});

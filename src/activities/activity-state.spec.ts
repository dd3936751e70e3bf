import { describe, expect, it } from '@jest/globals';
import { ActivityStatus } from './activity.entity.js';
import { type ActivityStep, stateAfter, takesPeople } from './activity-state.js';

const { DRAFT, PUBLISHED, RUNNING, FINISHED, CANCELLED } = ActivityStatus;

describe('rule 14: the life of an activity', () => {
  const allowed: readonly [ActivityStep, ActivityStatus, ActivityStatus][] = [
    ['revise', DRAFT, DRAFT],
    ['publish', DRAFT, PUBLISHED],
    ['insure', DRAFT, DRAFT],
    ['insure', PUBLISHED, PUBLISHED],
    ['move', PUBLISHED, PUBLISHED],
    ['start', PUBLISHED, RUNNING],
    ['finish', RUNNING, FINISHED],
    ['cancel', DRAFT, CANCELLED],
    ['cancel', PUBLISHED, CANCELLED],
  ];

  it.each(allowed)('%s leads from %s to %s', (step, from, to) => {
    expect(stateAfter(step, from)).toBe(to);
  });

  it('nothing else leads anywhere', () => {
    const steps: ActivityStep[] = ['revise', 'publish', 'insure', 'move', 'start', 'finish', 'cancel'];
    const found = steps.flatMap((step) =>
      Object.values(ActivityStatus)
        .filter((status) => stateAfter(step, status) !== null)
        .map((status) => `${step} ${status}`),
    );
    expect(found.sort()).toEqual(allowed.map(([step, from]) => `${step} ${from}`).sort());
  });

  it('people are signed up while it is published or running', () => {
    expect(Object.values(ActivityStatus).filter(takesPeople)).toEqual([PUBLISHED, RUNNING]);
  });
});

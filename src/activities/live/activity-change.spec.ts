import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../platform/events/outbox.js';
import { ANYTHING } from '../../platform/live/live-bus.js';
import { ActivityChangeKind, changeOf, changesOf, payloadOf } from './activity-change.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 5, 15, 2, 0, second));
const event = (type: string, payload: object, second: number): DomainEvent => ({
  id: String(second),
  type,
  payload,
  createdAt: at(second),
});

describe('changes of activities', () => {
  it('however many sign up at once, it is told once and with the last one’s time', () => {
    const signUps = [1, 2, 3].map((second) =>
      event('SignUpChanged', { activityId: 'a', volunteerId: `v${second}` }, second),
    );
    expect(changesOf([...signUps, event('ActivityCancelled', { activityId: 'b' }, 4)])).toEqual([
      { activityId: 'a', kind: 'SIGN_UP', at: at(3) },
      { activityId: 'b', kind: 'STATUS', at: at(4) },
    ]);
  });

  it('carry ids only, whoever it was', () => {
    const [change] = changesOf([
      event('AttendanceRecorded', { activityId: 'a', volunteerId: 'v', name: '张三' }, 1),
    ]);
    expect(change && payloadOf(change)).toEqual({
      activityId: 'a',
      kind: 'ATTENDANCE',
      at: '2026-06-15T02:00:01.000Z',
    });
  });

  it('come back as they were sent; a general one is of this moment', () => {
    const change = { activityId: 'a', kind: ActivityChangeKind.STATUS, at: at(1) };
    expect(changeOf('a', payloadOf(change), at(9))).toEqual(change);
    expect(changeOf('a', ANYTHING, at(9))).toEqual({ activityId: 'a', kind: 'ANYTHING', at: at(9) });
  });
});

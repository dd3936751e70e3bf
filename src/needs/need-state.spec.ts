import { describe, expect, it } from '@jest/globals';
import { isLive, needStateAfter, type NeedStep, takesProgress } from './need-state.js';
import { NeedStatus as S } from './need.entity.js';

const ALL = Object.values(S);
const from = (step: NeedStep): S[] => ALL.filter((status) => needStateAfter(step, status) !== null);

describe('rule 12: the states of a need', () => {
  it('leads from asked to fulfilled by a squad and an activity, and skips neither', () => {
    expect(needStateAfter('accept', S.OPEN)).toBe(S.ACCEPTED);
    expect(needStateAfter('schedule', S.ACCEPTED)).toBe(S.SCHEDULED);
    expect(needStateAfter('fulfil', S.SCHEDULED)).toBe(S.FULFILLED);
    expect(from('accept')).toEqual([S.OPEN]);
    expect(from('fulfil')).toEqual([S.SCHEDULED]);
  });

  it('a second activity may be planned, and a need whose activities were cancelled waits for another', () => {
    expect(needStateAfter('schedule', S.SCHEDULED)).toBe(S.SCHEDULED);
    expect(needStateAfter('backToAccepted', S.SCHEDULED)).toBe(S.ACCEPTED);
    expect(from('backToAccepted')).toEqual([S.SCHEDULED]);
  });

  it('one that a squad had taken waits for another when the squad is no more', () => {
    expect(needStateAfter('reopen', S.ACCEPTED)).toBe(S.OPEN);
    expect(from('reopen')).toEqual([S.ACCEPTED]);
  });

  it('is declined until something is planned, and withdrawn until it is over', () => {
    expect(from('decline')).toEqual([S.OPEN, S.ACCEPTED]);
    expect(from('withdraw')).toEqual([S.OPEN, S.ACCEPTED, S.SCHEDULED]);
    expect(ALL.filter(isLive)).toEqual(from('withdraw'));
  });

  it('nothing leads out of an end', () => {
    const steps: NeedStep[] = [
      'accept',
      'schedule',
      'backToAccepted',
      'reopen',
      'fulfil',
      'decline',
      'withdraw',
    ];
    for (const status of [S.FULFILLED, S.DECLINED, S.WITHDRAWN])
      expect(steps.filter((step) => needStateAfter(step, status))).toEqual([]);
  });

  it('rule 13: progress is told once a squad has it, also after the end', () =>
    expect(ALL.filter(takesProgress)).toEqual([S.ACCEPTED, S.SCHEDULED, S.FULFILLED]));
});

import { describe, expect, it } from '@jest/globals';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { type ActivityContents, contentFaults, spanFaults, unitFaults } from './activity-plan.js';
import { RecruitingMode } from './recruiting-mode.js';

const NOW = new Date('2026-06-15T02:00:00Z');
const at = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const CONTENTS: ActivityContents = {
  title: '社区便民服务日',
  content: '义务维修小家电',
  serviceTarget: ServiceTarget.PUBLIC,
  startAt: at(24),
  endAt: at(26),
  address: '社区广场',
  recruitingMode: RecruitingMode.OPEN,
  hazardous: false,
  personInCharge: '王主任',
  positions: [{ name: '维修', capacity: 3 }],
};
const codes = (faults: readonly { path: string; code: string }[]): string[] =>
  faults.map(({ path, code }) => `${path} ${code}`);

describe('rule 14: when an activity takes place', () => {
  it.each([
    ['tomorrow for two hours', 24, 26, []],
    ['a whole day', 24, 48, []],
    ['a minute over a day', 24, 48 + 1 / 60, ['input.endAt ACTIVITY_TOO_LONG']],
    ['this very moment', 0, 2, ['input.startAt ACTIVITY_START_PAST']],
    ['yesterday', -24, -22, ['input.startAt ACTIVITY_START_PAST']],
    ['no time at all', 24, 24, ['input.endAt END_NOT_AFTER_START']],
    ['backwards', 24, 23, ['input.endAt END_NOT_AFTER_START']],
  ])('%s', (_, from, until, faults) => {
    expect(codes(spanFaults({ startAt: at(from), endAt: at(until) }, NOW, 'input'))).toEqual(faults);
  });
});

describe('rule 14: whose an activity is', () => {
  it.each([
    ['a squad’s', { squadId: 's' }, []],
    ['an organisation’s', { organisationId: 'o' }, []],
    ['an organisation’s, of a kind', { organisationId: 'o', squadKind: SquadKind.PATROL }, []],
    ['nobody’s', {}, ['input.squadId ACTIVITY_UNIT']],
    ['both’s', { squadId: 's', organisationId: 'o' }, ['input.squadId ACTIVITY_UNIT']],
    [
      'a squad’s, of a kind said again',
      { squadId: 's', squadKind: SquadKind.PATROL },
      ['input.squadKind ACTIVITY_KIND'],
    ],
  ])('%s', (_, unit, faults) => {
    expect(codes(unitFaults(unit, 'input'))).toEqual(faults);
  });
});

describe('rule 14: what an activity says of itself', () => {
  it('the right one has no faults', () => {
    expect(contentFaults(CONTENTS, true, NOW, 'input')).toEqual([]);
  });

  it('names the position whose name is another’s', () => {
    const positions = ['维修', '理发', '维修'].map((name) => ({ name, capacity: 1 }));
    expect(codes(contentFaults({ ...CONTENTS, positions }, true, NOW, 'input'))).toEqual([
      'input.positions.2.name POSITION_NAME_REPEATED',
    ]);
  });

  it('recruits among members for squads only', () => {
    const members = { ...CONTENTS, recruitingMode: RecruitingMode.MEMBERS };
    expect(contentFaults(members, true, NOW, 'input')).toEqual([]);
    expect(codes(contentFaults(members, false, NOW, 'input'))).toEqual([
      'input.recruitingMode MEMBERS_WITHOUT_SQUAD',
    ]);
  });
});

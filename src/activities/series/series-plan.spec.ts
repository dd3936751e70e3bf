import { describe, expect, it } from '@jest/globals';
import { Secrecy } from '../../kernel/secrecy.js';
import { ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import { type ActivityEntity, ActivityStatus } from '../activity.entity.js';
import { RecruitingMode } from '../recruiting-mode.js';
import { type ActivitySeriesEntity, SeriesStatus } from './activity-series.entity.js';
import { checkRhythm, draftOf, dueOccasions, isUntouched } from './series-plan.js';

const at = (shanghai: string): Date => new Date(`${shanghai}+08:00`);
const NOW = at('2026-06-15T10:00');

const SERIES: ActivitySeriesEntity = {
  id: 'series',
  communityCode: '510502001001',
  squadId: 'squad',
  organisationId: null,
  rule: 'FREQ=WEEKLY;BYDAY=FR,SA',
  firstStartAt: at('2026-06-19T22:00'),
  durationMinutes: 240,
  template: {
    title: '夜间巡逻',
    content: '沿滨江路巡逻',
    squadKind: null,
    serviceTarget: ServiceTarget.PUBLIC,
    address: '居委会门口',
    recruitingMode: RecruitingMode.OPEN,
    hazardous: false,
    insuranceReference: null,
    personInCharge: '赵组长',
    positions: [{ name: '巡逻员', capacity: 3 }],
  },
  status: SeriesStatus.RUNNING,
  madeUntil: NOW,
  createdByAccountId: 'account',
  createdAt: NOW,
  endReason: null,
};

const { squadKind: _, positions: __, ...shared } = SERIES.template;
const OCCASION: ActivityEntity = {
  ...{ id: 'activity', communityCode: SERIES.communityCode, squadId: 'squad', organisationId: null },
  ...{ needId: null, seriesId: SERIES.id, squadKind: SquadKind.PATROL, secrecy: Secrecy.PUBLIC, ...shared },
  ...{ occasionAt: at('2026-06-19T22:00'), startAt: at('2026-06-19T22:00'), endAt: at('2026-06-20T02:00') },
  ...{
    status: ActivityStatus.PUBLISHED,
    statusReason: null,
    revision: 0,
    revisedAt: NOW,
    checkInKeySealed: null,
  },
  ...{
    createdByAccountId: 'account',
    createdAt: NOW,
    publishedAt: NOW,
    finishedAt: null,
    finishedByAccountId: null,
  },
  policyVersionId: 'policy',
};

describe('recurring activities: beginning a series', () => {
  const check = (change: Partial<ActivitySeriesEntity>) => {
    const verdict = checkRhythm({ ...SERIES, ...change }, NOW, 'input');
    return verdict.ok ? verdict.rule : verdict.faults.map(({ path, code }) => `${path} ${code}`);
  };

  it('the rule is kept in capitals', () => {
    expect(check({ rule: ' freq=daily ' })).toBe('FREQ=DAILY');
  });

  it.each([
    [{ firstStartAt: NOW }, ['input.firstStartAt ACTIVITY_START_PAST']],
    [{ firstStartAt: at('2027-06-16T10:01') }, ['input.firstStartAt SERIES_START_TOO_FAR']],
    [
      { firstStartAt: new Date(NaN) },
      ['input.firstStartAt ACTIVITY_START_PAST', 'input.firstStartAt SERIES_START_TOO_FAR'],
    ],
    [{ rule: 'FREQ=DAILY;UNTIL=20260618' }, ['input.rule SERIES_NO_OCCASION']],
    [
      { firstStartAt: NOW, rule: 'FREQ=YEARLY' },
      ['input.firstStartAt ACTIVITY_START_PAST', 'input.rule SERIES_RULE_FREQUENCY'],
    ],
  ])('%j is refused', (change, faults) => {
    expect(check(change)).toEqual(faults);
  });
});

describe('recurring activities: which occasions are to be made', () => {
  const due = (now: Date, horizon: string, madeUntil = NOW): string[] =>
    dueOccasions({ ...SERIES, madeUntil }, now, at(horizon)).map((start) => start.toISOString().slice(0, 10));

  it('those before the horizon that were not made before', () => {
    expect(due(NOW, '2026-06-26T22:00')).toEqual(['2026-06-19', '2026-06-20']);
    expect(due(NOW, '2026-06-27T00:00')).toEqual(['2026-06-19', '2026-06-20', '2026-06-26']);
    expect(due(NOW, '2026-06-27T00:00', at('2026-06-26T22:00'))).toEqual(['2026-06-26']);
    expect(due(NOW, '2026-06-27T00:00', at('2026-06-26T22:01'))).toEqual([]);
  });

  it('not those whose start is past, also this very moment', () => {
    expect(due(at('2026-06-19T22:00'), '2026-06-27T00:00')).toEqual(['2026-06-20', '2026-06-26']);
  });

  it('each becomes an activity of the template, as long as the series says', () => {
    expect(draftOf(SERIES, at('2026-06-19T22:00'))).toEqual({
      ...SERIES.template,
      ...{ squadId: 'squad', organisationId: null, seriesId: 'series', occasionAt: at('2026-06-19T22:00') },
      ...{ startAt: at('2026-06-19T22:00'), endAt: at('2026-06-20T02:00') },
    });
  });
});

describe('recurring activities: which occasions follow a change of the template', () => {
  const untouched = (change: Partial<ActivityEntity>, now = NOW): boolean =>
    isUntouched({ ...OCCASION, ...change }, SERIES.template, SERIES.durationMinutes, now);

  it('one that is as it was made', () => {
    expect(untouched({})).toBe(true);
    expect(untouched({ insuranceReference: 'PICC-1' })).toBe(true);
  });

  it.each<Partial<ActivityEntity>>([
    { startAt: at('2026-06-19T21:00'), endAt: at('2026-06-20T01:00') },
    { endAt: at('2026-06-20T01:00') },
    { title: '专项巡逻' },
    { address: '北门' },
    { recruitingMode: RecruitingMode.INVITED },
    { status: ActivityStatus.CANCELLED, statusReason: '台风' },
    { status: ActivityStatus.RUNNING },
  ])('not one that was changed by itself: %j', (change) => {
    expect(untouched(change)).toBe(false);
  });

  it('not one that has begun', () => {
    expect(untouched({}, at('2026-06-19T22:00'))).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import {
  CREATE_SERIES,
  END_SERIES,
  LIST_SERIES,
  READ_SERIES,
  SeriesDesk,
  UPDATE_SERIES,
} from '../support/series-desk.js';
import type { Person, World } from '../support/world.js';

let desk: SeriesDesk;
let world: World;
let squadId: string;

beforeAll(async () => {
  desk = await SeriesDesk.open();
  ({ world } = desk);
  squadId = await world.squad('PATROL', { name: '东片夜巡队' });
});
afterAll(() => desk.app.stop());

const faultsOf = async (change: object, template: object = {}): Promise<string[]> => {
  const { code, fields } = await desk.refusal(CREATE_SERIES, desk.patrol(squadId, { ...change }, template));
  expect(code).toBe('INVALID_INPUT');
  return (fields ?? []).map((fault) => `${fault.path} ${fault.code}`);
};
const stored = async (): Promise<number> => {
  const [row] = await desk.app.uow.read((view) =>
    view.rows<{ count: number }>('SELECT count(*) AS count FROM activity_series'),
  );
  return Number(row?.count);
};

describe('recurring activities: what is refused', () => {
  it.each([
    [{ rule: '每周五晚上' }, ['input.rule SERIES_RULE_FORMAT']],
    [{ rule: 'FREQ=SECONDLY' }, ['input.rule SERIES_RULE_FREQUENCY']],
    [{ rule: 'FREQ=WEEKLY;BYHOUR=8,20' }, ['input.rule SERIES_RULE_PART']],
    [{ rule: 'FREQ=DAILY;COUNT=100000' }, ['input.rule SERIES_RULE_COUNT']],
    [{ rule: 'FREQ=DAILY;UNTIL=20260618' }, ['input.rule SERIES_NO_OCCASION']],
    [{ rule: 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31' }, ['input.rule SERIES_NO_OCCASION']],
    [{ rule: '' }, ['input.rule FIELD_REQUIRED']],
    [{ rule: `FREQ=WEEKLY;BYDAY=${Array(100).fill('MO').join(',')}` }, ['input.rule FIELD_TOO_LONG']],
    [{ rule: 'FREQ=DAILY\u0000' }, ['input.rule FIELD_CONTROL_CHARACTERS']],
    [{ firstStartAt: '2026-06-15T01:59:00Z' }, ['input.firstStartAt ACTIVITY_START_PAST']],
    [{ firstStartAt: '2026-06-15T02:00:00Z' }, ['input.firstStartAt ACTIVITY_START_PAST']],
    [{ firstStartAt: '2027-06-19T14:00:00Z' }, ['input.firstStartAt SERIES_START_TOO_FAR']],
    [
      { firstStartAt: '2020-01-01T00:00:00Z', rule: 'FREQ=HOURLY' },
      ['input.firstStartAt ACTIVITY_START_PAST', 'input.rule SERIES_RULE_FREQUENCY'],
    ],
    [{ durationMinutes: 0 }, ['input.durationMinutes FIELD_RANGE']],
    [{ durationMinutes: 1441 }, ['input.durationMinutes FIELD_RANGE']],
    [{ squadId: undefined }, ['input.squadId ACTIVITY_UNIT']],
    [{ organisationId: 'nothing' }, ['input.squadId ACTIVITY_UNIT']],
  ])('%j', async (change, faults) => {
    const before = await stored();
    expect(await faultsOf(change)).toEqual(faults);
    expect(await stored()).toBe(before);
  });

  it.each([
    [{ positions: [] }, ['input.template.positions FIELD_TOO_FEW']],
    [{ positions: [{ name: '甲', capacity: 0 }] }, ['input.template.positions.0.capacity FIELD_RANGE']],
    [
      {
        positions: [
          { name: '甲', capacity: 1 },
          { name: '甲', capacity: 2 },
        ],
      },
      ['input.template.positions.1.name POSITION_NAME_REPEATED'],
    ],
    [{ title: '' }, ['input.template.title FIELD_TOO_SHORT']],
    [{ squadKind: 'PATROL' }, ['input.squadKind ACTIVITY_KIND']],
  ])('template %j', async (template, faults) => {
    expect(await faultsOf({}, template)).toEqual(faults);
  });

  it('tells what is wrong with a rule in both languages', async () => {
    const input = desk.patrol(squadId, { rule: 'FREQ=WEEKLY;BYSECOND=1' });
    expect((await desk.refusal(CREATE_SERIES, input)).message).toContain('规则中的 BYSECOND=1 无法使用');
    expect((await desk.refusal(CREATE_SERIES, input, world.officerA, 'en')).message).toContain(
      'BYSECOND=1 cannot be used',
    );
  });

  it('a closed squad begins no series, and one it has ends', async () => {
    const closing = await world.squad('PATROL');
    const { id } = await desk.send(CREATE_SERIES, desk.patrol(closing));
    const close = `mutation ($input: CloseSquadInput!) { closeSquad(input: $input) { id } }`;
    await desk.send(close, { squadId: closing, reason: '撤销' });
    expect((await desk.refusal(CREATE_SERIES, desk.patrol(closing))).code).toBe('SQUAD_CLOSED');
    const now = desk.app.clock.now().toISOString();
    desk.app.clock.advanceDays(7);
    await desk.app.get(Jobs).run('series.make-occasions');
    desk.app.clock.set(now);
    await desk.app.settled();
    expect(await desk.read(id)).toMatchObject({
      status: 'ENDED',
      endReason: '服务小组已撤销 · the squad was closed',
    });
    expect(await desk.occasions(id)).toHaveLength(16);
  });

  it('other people’s squads, organisations and series are missing', async () => {
    const { id } = await desk.send(CREATE_SERIES, desk.patrol(squadId));
    const resident = await world.person();
    const code = async (by: Person, text: string, variables: Record<string, unknown>): Promise<string> =>
      (await desk.app.client.refusal(text, variables, { token: by.token })).code;
    const calls: [string, Record<string, unknown>][] = [
      [CREATE_SERIES, { input: desk.patrol(squadId) }],
      [UPDATE_SERIES, { input: { seriesId: id, title: '别人的' } }],
      [END_SERIES, { input: { seriesId: id, reason: '别人的' } }],
      [READ_SERIES, { id }],
      [LIST_SERIES, { squadId }],
    ];
    for (const [text, variables] of calls) {
      expect(await code(world.officerB, text, variables)).toBe('NOT_FOUND');
      expect(await code(world.otherStreetOfficer, text, variables)).toBe('NOT_FOUND');
      expect(await code(resident, text, variables)).toBe('FORBIDDEN');
      const nothing = JSON.parse(
        JSON.stringify(variables).replaceAll(id, 'nothing').replaceAll(squadId, 'nothing'),
      ) as Record<string, unknown>;
      expect(await code(world.officerA, text, nothing)).toBe('NOT_FOUND');
    }
    expect(await code(world.auditor, UPDATE_SERIES, { input: { seriesId: id, title: '审计' } })).toBe(
      'FORBIDDEN',
    );
    expect(await desk.read(id, world.auditor)).toMatchObject({ status: 'RUNNING' });
  });
});

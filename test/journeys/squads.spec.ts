import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const mutation = (name: string, answer: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${answer} }`;
const SQUAD = '{ id name kind targetSize wantedSkills closedAt memberCount leader { id } }';
const CREATE = mutation('createSquad', SQUAD);
const UPDATE = mutation('updateSquad', SQUAD);
const CLOSE = mutation('closeSquad', SQUAD);
const ASSIGN = mutation('assignSquad', '{ id primary fromDay untilDay squad { id } volunteer { id } }');
const END = mutation('endMembership', '{ id untilDay }');
const TRAIN = mutation('recordTraining', '{ id kind completedOn }');
const READ = `query ($id: ID!) { squad(id: $id) ${SQUAD} }`;
const ON = `query ($id: ID!, $day: LocalDate!) { squad(id: $id) { membersOn(day: $day) { nodes { volunteer { id } } } } }`;
const MEMBERSHIPS = `query ($id: ID!) { volunteer(id: $id) { memberships { squad { id } primary fromDay untilDay } trainings { kind } } }`;

interface Squad {
  id: string;
  name: string;
  targetSize: number;
  closedAt: string | null;
  memberCount: number | null;
}

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const send = async <T>(text: string, input: object, by: Person = world.officerA): Promise<T> =>
  Object.values(await app.client.data<Record<string, T>>(text, { input }, { token: by.token }))[0] as T;
const refusal = (text: string, input: object, by: Person = world.officerA) =>
  app.client.refusal(text, { input }, { token: by.token });
const assignment = (volunteerId: string, squadId: string, change: object = {}) => ({
  ...{ volunteerId, squadId, primary: false, idempotencyKey: newKey() },
  ...change,
});
const draft = (name: string, change: object = {}) => ({
  communityCode: world.communityA,
  kind: 'PATROL',
  name,
  targetSize: 12,
  wantedSkills: ['PATROL'],
  idempotencyKey: newKey(),
  ...change,
});

describe('rule 8: the squads of a community', () => {
  it('may be more than one of a kind, with names of their own', async () => {
    const first = await send<Squad>(CREATE, draft('东片巡防队'));
    expect(first).toMatchObject({ name: '东片巡防队', targetSize: 12, memberCount: 0, closedAt: null });
    await send<Squad>(CREATE, draft('西片巡防队'));
    expect(await refusal(CREATE, draft('东片巡防队'))).toMatchObject({ code: 'SQUAD_NAME_TAKEN' });
    await send<Squad>(CREATE, draft('东片巡防队', { communityCode: world.communityB }), world.officerB);
  });

  it('are changed and closed by their own community only, and others are told they are missing', async () => {
    const { id } = await send<Squad>(CREATE, draft('改名前'));
    const change = { squadId: id, name: '改名后', targetSize: 20 };
    for (const [text, input] of [
      [UPDATE, change],
      [CLOSE, { squadId: id, reason: '试试看' }],
    ] as const) {
      expect((await refusal(text, input, world.officerB)).code).toBe('NOT_FOUND');
      expect((await refusal(text, input, world.auditor)).code).toBe('FORBIDDEN');
    }
    expect((await refusal(CREATE, draft('别人的'), world.officerB)).code).toBe('FORBIDDEN');
    expect(await send<Squad>(UPDATE, change)).toMatchObject({ name: '改名后', targetSize: 20 });
    expect((await refusal(UPDATE, { squadId: id, name: '西片巡防队' })).code).toBe('SQUAD_NAME_TAKEN');
  });

  it('end their memberships when they are closed, and leave their name to another', async () => {
    const { id } = await send<Squad>(CREATE, draft('将撤销'));
    const volunteer = await world.volunteer({ withAccount: false });
    await world.assign(volunteer.id, id, { primary: true });
    expect(await send<Squad>(CLOSE, { squadId: id, reason: '人员合并' })).toMatchObject({ memberCount: 0 });
    expect((await refusal(UPDATE, { squadId: id, targetSize: 3 })).code).toBe('SQUAD_CLOSED');
    expect((await refusal(ASSIGN, assignment(volunteer.id, id))).code).toBe('SQUAD_CLOSED');
    const renewed = await send<Squad>(CREATE, draft('将撤销'));
    await world.assign(volunteer.id, renewed.id, { primary: true });
  });

  it('are public, their members are not', async () => {
    const squadId = await world.squad('LEGAL_EDUCATION');
    const member = await world.volunteer();
    const stranger = await world.volunteer();
    await world.assign(member.id, squadId);
    const counts = (token: string | undefined) =>
      app.client.data<{ squad: Squad }>(READ, { id: squadId }, token ? { token } : {});
    expect((await counts(undefined)).squad.memberCount).toBeNull();
    expect((await counts(stranger.person?.token)).squad.memberCount).toBeNull();
    expect((await counts(world.officerB.token)).squad.memberCount).toBeNull();
    expect((await counts(member.person?.token)).squad.memberCount).toBe(1);
    expect((await counts(world.auditor.token)).squad.memberCount).toBe(1);
  });
});

describe('rules 8 and 9: assigning', () => {
  it('allows three squads at a time, one of them primary', async () => {
    const squads = await Promise.all([1, 2, 3, 4].map(() => world.squad('POVERTY_RELIEF')));
    const volunteer = await world.volunteer({ withAccount: false });
    await world.assign(volunteer.id, squads[0] ?? '', { primary: true });
    expect((await refusal(ASSIGN, assignment(volunteer.id, squads[1] ?? '', { primary: true }))).code).toBe(
      'PRIMARY_TAKEN',
    );
    expect((await refusal(ASSIGN, assignment(volunteer.id, squads[0] ?? ''))).code).toBe('ALREADY_MEMBER');
    await world.assign(volunteer.id, squads[1] ?? '');
    await world.assign(volunteer.id, squads[2] ?? '');
    const refused = await refusal(ASSIGN, assignment(volunteer.id, squads[3] ?? '', { primary: true }));
    expect(refused).toMatchObject({
      code: 'SQUAD_LIMIT',
      details: { obstacles: ['SQUAD_LIMIT', 'PRIMARY_TAKEN'] },
    });
  });

  it('holds the limits however many ask at once', async () => {
    const squads = await Promise.all(Array.from({ length: 8 }, () => world.squad('POVERTY_RELIEF')));
    const volunteer = await world.volunteer({ withAccount: false });
    const answers = await Promise.all(
      squads.map((squadId) =>
        app.client.send(
          ASSIGN,
          { input: assignment(volunteer.id, squadId, { primary: true }) },
          { token: world.officerA.token },
        ),
      ),
    );
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    await Promise.all(
      squads.map((squadId) =>
        app.client.send(
          ASSIGN,
          { input: assignment(volunteer.id, squadId) },
          { token: world.officerA.token },
        ),
      ),
    );
    const { volunteer: shown } = await app.client.data<{ volunteer: { memberships: unknown[] } }>(
      MEMBERSHIPS,
      { id: volunteer.id },
      { token: world.officerA.token },
    );
    expect(shown.memberships).toHaveLength(3);
  });

  it('does it once per key', async () => {
    const squadId = await world.squad('POVERTY_RELIEF');
    const volunteer = await world.volunteer({ withAccount: false });
    const input = assignment(volunteer.id, squadId);
    const first = await send<{ id: string }>(ASSIGN, input);
    expect(await send<{ id: string }>(ASSIGN, input)).toEqual(first);
    expect((await refusal(ASSIGN, { ...input, primary: true })).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('asks for a training first, and an adult', async () => {
    const rights = await world.squad('RIGHTS');
    const adult = await world.volunteer({ withAccount: false });
    expect((await refusal(ASSIGN, assignment(adult.id, rights))).code).toBe('TRAINING_REQUIRED');
    const training = { volunteerId: adult.id, kind: 'RIGHTS', completedOn: '2026-06-01' };
    expect((await refusal(TRAIN, { ...training, completedOn: '2026-06-16' })).fields).toMatchObject([
      { path: 'input.completedOn', code: 'SQUAD_DAY_IN_FUTURE' },
    ]);
    expect((await refusal(TRAIN, training, world.officerB)).code).toBe('NOT_FOUND');
    const recorded = await send<{ id: string }>(TRAIN, training);
    expect(await send<{ id: string }>(TRAIN, training)).toEqual(recorded);
    await send(ASSIGN, assignment(adult.id, rights));
    const minor = await world.volunteer({
      withAccount: false,
      birthDate: '2010-01-01',
      guardian: { name: '张大山', relation: '父亲', phone: '13800000000', consentedOn: '2026-06-01' },
    });
    const mediation = await world.squad('MEDIATION');
    const refused = await refusal(ASSIGN, assignment(minor.id, mediation));
    expect(refused).toMatchObject({
      code: 'ADULT_REQUIRED',
      details: { obstacles: ['ADULT_REQUIRED', 'TRAINING_REQUIRED'] },
    });
    expect(refused.message).toBe('未成年人不得参加该类服务小组');
  });

  it('keeps to the own community, whoever asks', async () => {
    const squadA = await world.squad('POVERTY_RELIEF');
    const squadB = await world.squad('POVERTY_RELIEF', { communityCode: world.communityB });
    const volunteerA = await world.volunteer({ withAccount: false });
    expect((await refusal(ASSIGN, assignment(volunteerA.id, squadA), world.officerB)).code).toBe('NOT_FOUND');
    expect((await refusal(ASSIGN, assignment(volunteerA.id, squadB))).code).toBe('NOT_FOUND');
    expect((await refusal(ASSIGN, assignment(newKey(), squadA))).code).toBe('NOT_FOUND');
    expect((await refusal(ASSIGN, assignment(volunteerA.id, squadB), world.streetOfficer)).code).toBe(
      'OTHER_COMMUNITY',
    );
    const pending = await world.volunteer({ withAccount: false, accept: false });
    expect((await refusal(ASSIGN, assignment(pending.id, squadA))).code).toBe('VOLUNTEER_NOT_SERVING');
  });
});

describe('rule 8: periods', () => {
  it('tell who was in which squad on a day', async () => {
    const squadId = await world.squad('POVERTY_RELIEF');
    const [early, late] = [
      await world.volunteer({ withAccount: false }),
      await world.volunteer({ withAccount: false }),
    ];
    const membershipId = await world.assign(early.id, squadId, { primary: true });
    app.clock.advanceDays(10);
    world.officerA = { ...world.officerA, token: await world.signIn(world.officerA) };
    await world.assign(late.id, squadId, { fromDay: '2026-06-20' });
    expect(
      (await refusal(ASSIGN, assignment(late.id, squadId, { fromDay: '2026-06-26' }))).fields,
    ).toMatchObject([{ path: 'input.fromDay', code: 'SQUAD_DAY_IN_FUTURE' }]);
    const end = { membershipId, reason: '工作调动' };
    expect((await refusal(END, { ...end, onDay: '2026-06-14' })).fields).toMatchObject([
      { code: 'MEMBERSHIP_DAY_TOO_EARLY' },
    ]);
    expect(
      (await refusal(END, end, { ...world.officerB, token: await world.signIn(world.officerB) })).code,
    ).toBe('NOT_FOUND');
    expect(await send<{ untilDay: string }>(END, { ...end, onDay: '2026-06-22' })).toMatchObject({
      untilDay: '2026-06-22',
    });
    expect((await refusal(END, end)).code).toBe('MEMBERSHIP_ENDED');
    const on = async (day: string) => {
      const { squad } = await app.client.data<{
        squad: { membersOn: { nodes: { volunteer: { id: string } }[] } };
      }>(ON, { id: squadId, day }, { token: world.officerA.token });
      return squad.membersOn.nodes.map((node) => node.volunteer.id);
    };
    expect(await on('2026-06-14')).toEqual([]);
    expect(await on('2026-06-19')).toEqual([early.id]);
    expect(await on('2026-06-21')).toEqual([early.id, late.id]);
    expect(await on('2026-06-22')).toEqual([late.id]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityDesk } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { newKey } from '../support/people.js';

let desk: ActivityDesk;
let squadId: string;
let first: CrowdMember;
let second: CrowdMember;

beforeAll(async () => {
  desk = await ActivityDesk.open();
  squadId = await desk.world.squad('LEGAL_EDUCATION');
  [first, second] = (await crowd(desk.app, desk.world, 2)) as [CrowdMember, CrowdMember];
}, 60_000);
afterAll(() => desk.app.stop());

const faults = (change: object) => desk.faults('createActivity', desk.draft({ squadId, ...change }));
const open = (change: object = {}) => desk.published({ squadId, ...desk.nextDay(), ...change });

describe('rule 14: what cannot be an activity', () => {
  it.each([
    ['no places', { positions: [{ name: '讲解', capacity: 0 }] }, 'input.positions.0.capacity FIELD_RANGE'],
    [
      'a place less than none',
      { positions: [{ name: '讲解', capacity: -1 }] },
      'input.positions.0.capacity FIELD_RANGE',
    ],
    ['no position', { positions: [] }, 'input.positions FIELD_TOO_FEW'],
    [
      'two positions of one name',
      {
        positions: [
          { name: '讲解', capacity: 1 },
          { name: '讲解', capacity: 2 },
        ],
      },
      'input.positions.1.name POSITION_NAME_REPEATED',
    ],
    ['a title too long', { title: '讲'.repeat(121) }, 'input.title FIELD_TOO_LONG'],
    ['a title too long by emoji', { title: '❤️'.repeat(61) }, 'input.title FIELD_TOO_LONG'],
    ['a title too short', { title: ' 讲 ' }, 'input.title FIELD_TOO_SHORT'],
    ['a title that misleads', { title: '讲座\u202egnp.exe' }, 'input.title FIELD_CONTROL_CHARACTERS'],
  ])('%s', async (_, change, fault) => {
    expect(await faults(change)).toEqual([fault]);
  });

  it('times that are past, backwards or too long, each by its field', async () => {
    expect(await faults({ startAt: desk.at(48), endAt: desk.at(47) })).toEqual([
      'input.endAt END_NOT_AFTER_START',
    ]);
    expect(await faults({ startAt: desk.at(48), endAt: desk.at(48) })).toEqual([
      'input.endAt END_NOT_AFTER_START',
    ]);
    expect(await faults({ startAt: desk.at(48), endAt: desk.at(72.01) })).toEqual([
      'input.endAt ACTIVITY_TOO_LONG',
    ]);
    expect(await faults({ startAt: desk.at(-1), endAt: desk.at(1) })).toEqual([
      'input.startAt ACTIVITY_START_PAST',
    ]);
    expect(await faults({ startAt: desk.at(-30), endAt: desk.at(-3), recruitingMode: 'OPEN' })).toEqual([
      'input.startAt ACTIVITY_START_PAST',
      'input.endAt ACTIVITY_TOO_LONG',
    ]);
    const { id: activityId } = await open();
    const backwards = { activityId, startAt: desk.at(48), endAt: desk.at(47) };
    expect(await desk.faults('moveActivity', backwards)).toEqual(['input.endAt END_NOT_AFTER_START']);
  });

  it('emoji and rare characters come back as they were given', async () => {
    const title = '👨‍👩‍👧 𠮷祥社区 ❤️ Gulistan گۈلىستان';
    expect(await desk.do('createActivity', desk.draft({ squadId, title }))).toMatchObject({ title });
    const full = '👪'.repeat(120);
    expect(await desk.do('createActivity', desk.draft({ squadId, title: full }))).toMatchObject({
      title: full,
    });
  });

  it('one of no unit, of two, or of a kind that is not its squad’s', async () => {
    expect(await faults({ squadId: undefined })).toEqual(['input.squadId ACTIVITY_UNIT']);
    expect(await faults({ organisationId: newKey() })).toEqual(['input.squadId ACTIVITY_UNIT']);
    expect(await faults({ squadKind: 'PATROL' })).toEqual(['input.squadKind ACTIVITY_KIND']);
  });

  it('one of a squad elsewhere, of none, or of a closed one', async () => {
    const elsewhere = await desk.world.squad('PATROL', { communityCode: desk.world.communityB });
    for (const id of [elsewhere, newKey(), '志愿者'])
      expect(await desk.refused('createActivity', desk.draft({ squadId: id }))).toBe('NOT_FOUND');
    const closing = await desk.world.squad('PATROL');
    const planned = await desk.do('createActivity', desk.draft({ squadId: closing }));
    await desk.world.client.data(
      `mutation ($input: CloseSquadInput!) { closeSquad(input: $input) { id } }`,
      { input: { squadId: closing, reason: '人数不足' } },
      { token: desk.leader.token },
    );
    expect(await desk.refused('createActivity', desk.draft({ squadId: closing }))).toBe('SQUAD_CLOSED');
    // What it had planned is called off.
    await desk.app.settled();
    expect(await desk.refused('publishActivity', { activityId: planned.id })).toBe(
      'ACTIVITY_STATUS_NOT_ALLOWED',
    );
  });

  it('the same key with another input', async () => {
    const draft = { ...desk.draft({ squadId }), idempotencyKey: newKey() };
    const made = await desk.do('createActivity', draft);
    expect(await desk.do('createActivity', draft)).toEqual(made);
    expect(await desk.refused('createActivity', { ...draft, title: '别的' })).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('rule 15: what cannot be done with a sign-up', () => {
  it('other people’s are not there', async () => {
    const { id: activityId } = await open();
    const { id: signUpId } = await desk.signUp(first, activityId);
    const { officerB, auditor } = desk.world;
    for (const call of ['cancelSignUp', 'answerOffer', 'answerInvitation'] as const) {
      const input = { signUpId, ...(call === 'cancelSignUp' ? {} : { accept: true }) };
      expect(await desk.refused(call, input, second)).toBe('NOT_FOUND');
      expect(await desk.refused(call, input, desk.leader)).toBe('NOT_A_VOLUNTEER');
    }
    const removal = { signUpId, reason: '别处' };
    expect(await desk.refused('removeParticipant', removal, officerB)).toBe('NOT_FOUND');
    expect(await desk.refused('removeParticipant', removal, auditor)).toBe('FORBIDDEN');
    expect(await desk.refused('removeParticipant', { signUpId: newKey(), reason: '没有' })).toBe('NOT_FOUND');
  });

  it('volunteers of another place are not there for an office, nor those outside his squad for a leader', async () => {
    const { id: activityId } = await open();
    const { id: stranger } = await desk.world.volunteer({
      communityCode: desk.world.communityB,
      withAccount: false,
    });
    for (const volunteerId of [stranger, newKey()]) {
      expect(await desk.refused('addParticipant', { activityId, volunteerId })).toBe('NOT_FOUND');
      const volunteerIds = [first.volunteerId, volunteerId];
      expect(await desk.refused('inviteVolunteers', { activityId, volunteerIds })).toBe('NOT_FOUND');
    }
    expect(await desk.counts(activityId)).toEqual({});
    const { officerB } = desk.world;
    const entry = { activityId, volunteerId: stranger };
    expect(await desk.refused('addParticipant', entry, officerB)).toBe('NOT_FOUND');
  });

  it('twice, after leaving, and where it is answered already', async () => {
    const { id: activityId } = await open();
    const { id: signUpId } = await desk.signUp(first, activityId);
    const twice = await desk.refusal('signUp', { activityId }, first);
    expect(twice).toMatchObject({ code: 'ALREADY_SIGNED_UP', details: { status: 'CONFIRMED' } });
    expect(await desk.refused('answerOffer', { signUpId, accept: true }, first)).toBe('SIGN_UP_NOT_OFFERED');
    await desk.do('cancelSignUp', { signUpId }, first);
    expect(await desk.refused('cancelSignUp', { signUpId }, first)).toBe('SIGN_UP_ENDED');
  });

  it('a position of another activity', async () => {
    const [one, other] = [await open(), await open()];
    const [position] = other.positions;
    const input = { activityId: one.id, positionId: position?.id };
    expect(await desk.refused('signUp', input, first)).toBe('NOT_FOUND');
  });

  it('by nobody, and by an account without a registration', async () => {
    const { id: activityId } = await open();
    const visitor = await desk.world.person();
    expect(await desk.refused('signUp', { activityId }, visitor)).toBe('NOT_A_VOLUNTEER');
    expect(await desk.refused('signUp', { activityId }, { ...visitor, token: '' })).toBe('UNAUTHENTICATED');
  });
});

describe('§ 4: lists page', () => {
  it('activities by their start, those of a place, a squad, a time or a state', async () => {
    const own = await desk.world.squad('PATROL');
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push((await open({ squadId: own })).id);
    const draft = await desk.do('createActivity', desk.draft({ squadId: own, ...desk.nextDay() }));
    const pages = [await desk.list({ squadId: own, first: 2 })];
    pages.push(await desk.list({ squadId: own, first: 2, after: pages[0]?.pageInfo.endCursor }));
    expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(ids);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    const [, middle] = pages.flatMap(({ nodes }) => nodes);
    const span = { from: middle?.startAt, until: middle?.endAt };
    expect((await desk.list({ squadId: own, ...span })).nodes.map(({ id }) => id)).toEqual([middle?.id]);
    const seen = async (filter: object, by = desk.leader) =>
      (await desk.list({ squadId: own, ...filter }, by)).nodes.map(({ id }) => id);
    expect(await seen({ status: 'DRAFT' })).toEqual([draft.id]);
    expect(await seen({ status: 'DRAFT' }, desk.world.officerB)).toEqual([]);
    expect(await seen({ placeCode: desk.world.communityB })).toEqual([]);
    expect(await seen({ placeCode: desk.world.communityA })).toHaveLength(4);
  });
});

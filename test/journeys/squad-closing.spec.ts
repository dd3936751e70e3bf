import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InboxDesk } from '../support/inbox-desk.js';
import { MatchDesk, type Member } from '../support/match-desk.js';
import { ACCEPT } from '../support/need-desk.js';
import { CREATE_SERIES, SeriesDesk, UPDATE_SERIES } from '../support/series-desk.js';
import type { World } from '../support/world.js';

const CLOSE = `mutation ($input: CloseSquadInput!) { closeSquad(input: $input) { id closedAt } }`;
const REQUEST = {
  requester: { name: '周奶奶', phone: '13912121213', birthDate: '1946-02-03' },
  content: '行动不便，需送米面',
  povertyRelief: { householdCategory: 'EXTREME_HARDSHIP', neededHelp: '米面油' },
};

let desk: MatchDesk;
let world: World;
let inbox: InboxDesk;
let squadId: string;
let otherSquadId: string;
let member: Member;

beforeAll(async () => {
  desk = await MatchDesk.open();
  ({ world } = desk);
  inbox = new InboxDesk(desk.app);
  const squad = (name: string) => world.squad('POVERTY_RELIEF', { name });
  [squadId, otherSquadId] = [await squad('将撤销'), await squad('接手')];
  member = await desk.member(squadId, 'POVERTY_RELIEF', { serviceKinds: ['POVERTY_RELIEF'] });
}, 120_000);
afterAll(() => desk.app.stop());

describe('closing a squad', () => {
  it('calls off what it had planned, tells who had a place, and gives its needs free for another squad', async () => {
    const needId = await desk.needs.ask('POVERTY_RELIEF', world.officerA, REQUEST);
    const taken = await desk.needs.ask('POVERTY_RELIEF', world.officerA, REQUEST);
    for (const id of [needId, taken]) await desk.send(ACCEPT, { needId: id, squadId }, world.officerA);
    const visit = await desk.schedule(needId, [member], world.officerA);
    await desk.answers(member, visit.id);
    const open = await desk.activities.published({ squadId });
    await desk.activities.signUp(member.person, open.id);

    await desk.send(CLOSE, { squadId, reason: '并入他队' }, world.officerA);
    await desk.app.settled();

    const { CANCELLED } = await desk.activities.counts(open.id);
    expect(CANCELLED).toBe(1);
    for (const { id } of [visit, open])
      expect(await desk.activities.read(id)).toMatchObject({
        ...{ status: 'CANCELLED', statusReason: '服务小组已撤销 · the squad was closed' },
      });
    expect((await inbox.kinds(member.person)).filter((kind) => kind === 'ACTIVITY_CANCELLED')).toHaveLength(
      2,
    );

    // Both needs wait again, in the queue of every squad of the kind, and another one takes them.
    const queue = await desk.queue(otherSquadId, world.officerA);
    expect(queue).toEqual(
      expect.arrayContaining([needId, taken].map((id) => expect.objectContaining({ id, status: 'OPEN' }))),
    );
    expect(await desk.send(ACCEPT, { needId, squadId: otherSquadId }, world.officerA)).toMatchObject({
      status: 'ACCEPTED',
    });
  });

  it('ends its series; no further occasion is made', async () => {
    const series = new SeriesDesk(desk.app, world);
    const patrol = await world.squad('PATROL', { name: '夜巡将撤销' });
    const { id } = await series.send(CREATE_SERIES, series.patrol(patrol));
    await desk.send(CLOSE, { squadId: patrol, reason: '并入他队' }, world.officerA);
    await desk.app.settled();
    expect(await series.read(id)).toMatchObject({
      ...{ status: 'ENDED', endReason: '服务小组已撤销 · the squad was closed' },
    });
    const states = new Set((await series.occasions(id)).map(({ status }) => status));
    expect(states).toEqual(new Set(['CANCELLED']));
  });
});

describe('a series whose place changes', () => {
  it('tells those who have a place at an occasion, as a moved activity does', async () => {
    const series = new SeriesDesk(desk.app, world);
    const patrol = await world.squad('PATROL', { name: '换地点' });
    const { id } = await series.send(CREATE_SERIES, series.patrol(patrol, { rule: 'FREQ=DAILY;COUNT=2' }));
    const [first] = await series.occasions(id);
    const somebody = await world.volunteer();
    if (!somebody.person || !first) throw new Error('nobody, or nothing to come to');
    await desk.activities.signUp(somebody.person, first.id);
    await series.send(UPDATE_SERIES, { seriesId: id, title: '平安夜巡' });
    expect(await inbox.kinds(somebody.person)).not.toContain('ACTIVITY_MOVED');
    await series.send(UPDATE_SERIES, { seriesId: id, address: '北门岗亭' });
    const { nodes } = await inbox.read(somebody.person);
    expect(nodes.map(({ kind }) => kind)).toEqual(['ACTIVITY_MOVED', 'SIGNED_UP']);
    expect(nodes[0]?.text).toBe('“平安夜巡”的时间或地点有变：2026-06-19 22:00 开始，地点请看活动');
  });
});

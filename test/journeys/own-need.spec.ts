import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatchDesk, type Member } from '../support/match-desk.js';
import { ACCEPT } from '../support/need-desk.js';

let desk: MatchDesk;
let squadId: string;
let leader: Member;
let asker: Member;
let helper: Member;
let activityId: string;

beforeAll(async () => {
  desk = await MatchDesk.open();
  squadId = await desk.world.squad('POVERTY_RELIEF');
  leader = await desk.member(squadId, 'POVERTY_RELIEF');
  await desk.leads(squadId, leader);
  asker = await desk.member(squadId, 'POVERTY_RELIEF');
  helper = await desk.member(squadId, 'POVERTY_RELIEF');
  const needId = await desk.needs.ask('POVERTY_RELIEF', asker.person, {});
  await desk.send(ACCEPT, { needId, squadId }, leader.person);
  activityId = (await desk.schedule(needId, [helper], leader.person)).id;
}, 120_000);
afterAll(() => desk.app.stop());

const refused = (
  name: Parameters<MatchDesk['activities']['refused']>[0],
  change: object,
  by: Member,
): Promise<string> => desk.activities.refused(name, { activityId, ...change }, by.person);

describe('rule 13: nobody serves what he asked for himself', () => {
  it('neither invited, nor entered by the leader, nor by his own sign-up', async () => {
    const { id } = asker;
    expect(await refused('inviteVolunteers', { volunteerIds: [id] }, leader)).toBe('SERVES_OWN_NEED');
    expect(await refused('addParticipant', { volunteerId: id }, leader)).toBe('SERVES_OWN_NEED');
    expect(await refused('signUp', {}, asker)).toBe('SERVES_OWN_NEED');
  });

  it('as somebody else may', async () => {
    expect(await desk.answers(helper, activityId)).toBe('CONFIRMED');
  });
});

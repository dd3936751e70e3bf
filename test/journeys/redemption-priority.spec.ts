import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { AwardPeriodKind } from '../../src/recognition/awards/award-period.js';
import {
  AwardCycleEntity,
  AwardCycleStatus,
  AwardSchemeEntity,
} from '../../src/recognition/awards/award.entity.js';
import { CommendationEntity } from '../../src/recognition/awards/commendation.entity.js';
import { GivingDesk } from '../support/giving-desk.js';
import type { Member } from '../support/match-desk.js';
import type { World } from '../support/world.js';

const LIST = `query ($placeCode: String!, $first: Int = 20, $after: String) {
  redemptions(placeCode: $placeCode, first: $first, after: $after) {
    nodes { id priority } pageInfo { hasNextPage endCursor } } }`;

interface Page {
  readonly nodes: readonly { readonly id: string; readonly priority: boolean }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

let giving: GivingDesk;
let world: World;

beforeAll(async () => {
  giving = await GivingDesk.open();
  ({ world } = giving);
}, 120_000);
afterAll(() => giving.app.stop());

const asked = async (member: Member, urgency = 'SOON') => {
  const redemption = await giving.redemptions.ask(member.person, { minutes: 60, urgency });
  return { id: redemption.id, needId: redemption.needId };
};
const listed = async (first = 20): Promise<Page['nodes']> => {
  const nodes: Page['nodes'][number][] = [];
  for (let after: string | null = null; ;) {
    const variables = { placeCode: world.communityA, first, after };
    const answer: { redemptions: Page } = await giving.app.client.data(LIST, variables, {
      token: world.officerA.token,
    });
    nodes.push(...answer.redemptions.nodes);
    if (!answer.redemptions.pageInfo.hasNextPage) return nodes;
    after = answer.redemptions.pageInfo.endCursor;
  }
};
const queued = async (): Promise<string[]> =>
  (await giving.redemptions.match.queue(giving.redemptions.squadId, giving.redemptions.leader.person)).map(
    ({ id }) => id,
  );

/** An honour as conferring leaves it. */
async function honoured({ id: volunteerId }: Member, revoked: boolean): Promise<void> {
  const [schemeId, cycleId, at] = [newId(), newId(), giving.app.clock.now()];
  const by = world.districtOfficer.accountId;
  const terms = {
    ...{ placeCode: world.communityA, name: '优秀志愿者', squadKinds: [], provenances: [] },
    ...{ periodKind: AwardPeriodKind.MONTH, minimumMinutes: 60, places: 1 },
  };
  await giving.app.uow.write(async (transaction) => {
    await transaction.repo(AwardSchemeEntity).insert({
      ...{ ...terms, id: schemeId, description: '月度', version: 1, createdAt: at },
      ...{ changedAt: at, changedByAccountId: by, retiredAt: null, retiredByAccountId: null },
    });
    await transaction.repo(AwardCycleEntity).insert({
      ...{ ...terms, id: cycleId, schemeId, schemeVersion: 1, period: '2026-05' },
      ...{ status: AwardCycleStatus.NOMINATING, lastPlaceMinutes: 60, noticeId: null },
      ...{ conferredOn: null, grantor: null, documentNumber: null },
    });
    await transaction.repo(CommendationEntity).insert({
      ...{ id: newId(), cycleId, volunteerId, communityCode: world.communityA, merit: '热心', minutes: 60 },
      ...{ conferredAt: at, flaggedAt: null, revokedAt: revoked ? at : null },
      ...{ revokedByAccountId: revoked ? by : null, revokeReason: revoked ? '失实' : null },
    });
  });
}

describe('rules 32 and 38 to 40: what stars and honours open, by policy', () => {
  it('nothing, unless the policy says so', async () => {
    const star = await giving.redemptions.elder(1200);
    await honoured(star, false);
    const [first, second] = [await asked(await giving.redemptions.elder(300)), await asked(star)];
    expect(await listed()).toEqual([
      { id: first.id, priority: false },
      { id: second.id, priority: false },
    ]);
    expect(await queued()).toEqual([first.needId, second.needId]);
  });

  it('a request goes before others of its urgency, in the list and in the squad’s queue, page by page', async () => {
    const before = (await listed()).map(({ id }) => id);
    await giving.policy({
      timebank: { starHonorMinutes: [600, 1200, 36_000, 60_000, 90_000] },
      redemption: { priorityFromStar: 2, priorityForHonoured: true },
    });
    const plain = await asked(await giving.redemptions.elder(600));
    const urgent = await asked(await giving.redemptions.elder(300), 'URGENT');
    const star = await asked(await giving.redemptions.elder(1200));
    const [holder, former] = [await giving.redemptions.elder(300), await giving.redemptions.elder(300)];
    await honoured(holder, false);
    await honoured(former, true);
    const [honour, revoked] = [await asked(holder), await asked(former)];
    const expected = [star.id, honour.id, ...before, plain.id, urgent.id, revoked.id];
    for (const first of [20, 2, 1]) expect((await listed(first)).map(({ id }) => id)).toEqual(expected);
    const queue = await queued();
    expect(queue.slice(0, 3)).toEqual([urgent.needId, star.needId, honour.needId]);
    expect(queue.slice(-2)).toEqual([plain.needId, revoked.needId]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANSWER, GivingDesk, GRANT, type Kin } from '../support/giving-desk.js';
import { InboxDesk } from '../support/inbox-desk.js';
import { CANCEL, CONFIRM_REDEMPTION, type RedemptionDesk } from '../support/redemption-desk.js';
import type { Person, World } from '../support/world.js';

let desk: GivingDesk;
let redemptions: RedemptionDesk;
let world: World;
let inbox: InboxDesk;

beforeAll(async () => {
  desk = await GivingDesk.open();
  ({ redemptions, world } = desk);
  inbox = new InboxDesk(desk.app);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (kin: Kin): Person => kin.person as Person;
const texts = async (kin: Kin, language?: string): Promise<string[]> =>
  (await inbox.read(person(kin), { language })).nodes.map(({ text }) => text);

describe('what happens to one’s minutes reaches the inbox', () => {
  it('a relation to be answered, its answer, and what was given by it', async () => {
    const [giver, mother, stranger] = [
      await desk.kin('赠者', 120),
      await desk.kin('母亲'),
      await desk.kin('旁人'),
    ];
    const relationId = await desk.related(giver, mother, 'PARENT');
    expect(await texts(mother)).toEqual(['有志愿者申报是您的亲属，请确认或拒绝']);
    expect((await texts(giver))[0]).toBe('您申报的亲属关系已由对方确认');
    await desk.give(relationId, 60, person(giver));
    expect((await texts(mother))[0]).toBe('亲属转赠给您 60 分钟，可用于兑换服务');
    expect((await texts(mother, 'en'))[0]).toBe('A relative gave you 60 minutes, which you can redeem');

    const refused = await desk.declare(giver, stranger, 'PARENT');
    await desk.send(ANSWER, { relationId: refused, accept: false }, person(stranger));
    expect((await texts(giver))[0]).toBe('您申报的亲属关系未获对方确认');
    expect(await texts(stranger)).toHaveLength(1);
  });

  it('a service to be confirmed, what it used, and what came back; nothing of what it was', async () => {
    const elder = await desk.kin('老季', 240);
    const cancelled = await redemptions.ask(person(elder), { content: '陪同就医的隐情' });
    await redemptions.send(CANCEL, cancelled.id, person(elder));
    expect((await texts(elder))[0]).toBe('兑换已结束，冻结的 120 分钟已退回');

    const redemption = await redemptions.ask(person(elder), { content: '陪同就医的隐情' });
    await redemptions.served(await redemptions.scheduled(redemption), 60);
    const [served] = (await inbox.read(person(elder))).nodes;
    expect(served).toMatchObject({
      ...{ kind: 'REDEMPTION_SERVED', subjectType: 'Redemption', subjectId: redemption.id },
      text: '兑换的服务已完成（60 分钟），请确认并评分；有异议请提出',
    });
    await redemptions.send(CONFIRM_REDEMPTION, redemption.id, person(elder));
    const all = await texts(elder);
    expect(all[0]).toBe('兑换已扣除 60 分钟，余下的冻结时长已退回');
    expect(all.join()).not.toContain('隐情');
    desk.app.clock.set('2026-06-15T02:00:00Z');
  });

  it('a grant out of the pool', async () => {
    const donor = await desk.kin('捐赠人', 240);
    await desk.send(
      `mutation ($input: DonateMinutesInput!) { donateMinutes(input: $input) { ledgerEntryId } }`,
      { minutes: 240 },
      person(donor),
    );
    const alone = await desk.kin('独居老人', 0, { birthDate: '1940-01-01' });
    await desk.verify(alone.id, 'LIVING_ALONE');
    await desk.send(GRANT, { volunteerId: alone.id, minutes: 60, reason: '高龄独居' }, world.officerA);
    expect(await texts(alone)).toEqual(['社区时间池发给您 60 分钟，可用于兑换服务']);
  });
});

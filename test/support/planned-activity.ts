import { ActivityPlanning } from '../../src/activities/activity-planning.service.js';
import { RecruitingMode } from '../../src/activities/recruiting-mode.js';
import { ServiceTarget } from '../../src/kernel/vocabulary.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { LiveBus } from '../../src/platform/live/live-bus.js';
import { ActivityDesk } from './activity-desk.js';
import { newKey } from './people.js';
import type { TestApp } from './test-app.js';
import type { Person, World } from './world.js';

export interface Plan {
  readonly squadId: string;
  readonly by?: Person;
}

let days = 1;

/** A published activity, each on a day of its own, of which nothing is still to be told. */
export async function plannedActivity(app: TestApp, world: World, plan: Plan): Promise<string> {
  const desk = new ActivityDesk(app, world);
  days += 1;
  const positions = [{ name: '志愿者', capacity: 10 }];
  const span = { startAt: desk.at(days * 24), endAt: desk.at(days * 24 + 2) };
  const { id } = await desk.published({ squadId: plan.squadId, positions, ...span }, plan.by);
  await allHeard(app);
  return id;
}

/** The same for an accepted need, as the matching plans it; by the community's head. */
export async function activityForNeed(
  app: TestApp,
  world: World,
  { squadId, by, needId }: Required<Plan> & { readonly needId: string },
): Promise<string> {
  const desk = new ActivityDesk(app, world);
  days += 1;
  const activity = await app.uow.write((transaction) =>
    app.get(ActivityPlanning).create(transaction, by.accountId, {
      ...{ title: '法律咨询', content: '陪同申请法律援助', address: '司法所', personInCharge: '王主任' },
      ...{ squadId, needId, hazardous: false },
      serviceTarget: ServiceTarget.URBAN_RESIDENTS,
      startAt: new Date(desk.at(days * 24)),
      endAt: new Date(desk.at(days * 24 + 2)),
      recruitingMode: RecruitingMode.INVITED,
      positions: [{ name: '志愿者', capacity: 10 }],
    }),
  );
  await desk.do('publishActivity', { activityId: activity.id }, by);
  await allHeard(app);
  return activity.id;
}

/** Answers when every event so far has been told to those who watch in this application. */
export async function allHeard(app: TestApp): Promise<void> {
  // Another process may be the one that delivers.
  do await app.settled();
  while (await app.get(Outbox).behindSince('activity-changes'));
  // What is told after all that has come after all of it.
  const topic = `test:${newKey()}`;
  const told = app.get(LiveBus).subscribe(topic)[Symbol.asyncIterator]();
  await told.next();
  await app.uow.write((transaction) => app.get(LiveBus).publish(transaction, topic, { topic }));
  await told.next();
  await told.return?.();
}

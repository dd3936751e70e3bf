import { ActivityPlanning } from '../../src/activities/activity-planning.service.js';
import { secrecyOf } from '../../src/kernel/secrecy.js';
import { ServiceTarget, SquadKind } from '../../src/kernel/vocabulary.js';
import { NeedEntity, NeedStatus } from '../../src/needs/need.entity.js';
import { newId } from '../../src/platform/database/new-id.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { RecruitingMode } from '../../src/activities/recruiting-mode.js';
import type { ActivityDesk } from './activity-desk.js';
import type { Person } from './world.js';

export const PLANTED_TITLE = '张李两家漏水纠纷';
export const PLANTED_ADDRESS = '莲花池巷七号';

/**
 * A need that a squad of community A has accepted, written as its module would, with a draft activity planned for it;
 * `known`: one that is there already.
 */
export async function plannedNeed(
  desk: ActivityDesk,
  squadId: string,
  kind: SquadKind,
  requester: Person | null = null,
  known: string | null = null,
): Promise<{ needId: string; activityId: string }> {
  const { app, world } = desk;
  const needId = known ?? newId();
  const now = app.clock.now();
  const activityId = await app.uow.write(async (transaction) => {
    const needs = transaction.repo(NeedEntity);
    const accepted = {
      id: needId,
      communityCode: world.communityA,
      squadKind: kind,
      secrecy: secrecyOf(kind),
      status: NeedStatus.ACCEPTED,
      urgencyRank: 1,
      serviceTargets: [ServiceTarget.OTHER],
      requesterAccountId: requester?.accountId ?? null,
      createdByAccountId: world.officerA.accountId,
      createdAt: now,
      contentSealed: 'sealed',
      detailsSealed: 'sealed',
      squadId,
      acceptedAt: now,
      acceptedByAccountId: world.officerA.accountId,
      policyVersionId: DEFAULT_POLICY_VERSION_ID,
    };
    if (known === null) await needs.insert(accepted);
    const { startAt, endAt } = desk.nextDay();
    const activity = await app.get(ActivityPlanning).create(transaction, world.officerA.accountId, {
      ...{ squadId, needId, title: PLANTED_TITLE, content: PLANTED_TITLE, address: PLANTED_ADDRESS },
      serviceTarget: ServiceTarget.OTHER,
      startAt: new Date(startAt),
      endAt: new Date(endAt),
      recruitingMode: RecruitingMode.MEMBERS,
      hazardous: false,
      personInCharge: '王主任',
      positions: [{ name: '为张李两家调解', capacity: 2 }],
    });
    return activity.id;
  });
  return { needId, activityId };
}

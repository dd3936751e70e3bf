import { describe, expect, it } from '@jest/globals';
import { RecruitingMode } from '../activities/recruiting-mode.js';
import { type ActivityEntity, ActivityStatus } from '../activities/activity.entity.js';
import { Secrecy } from '../kernel/secrecy.js';
import { Provenance, ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { factsOfAttendance } from './attendance-facts.js';

const START = new Date('2026-06-15T14:00:00Z');
const END = new Date('2026-06-15T15:00:00Z');

const activity = (change: Partial<ActivityEntity>): ActivityEntity => ({
  ...{
    id: 'activity-1',
    communityCode: '510502001001',
    squadId: 'squad-1',
    organisationId: null,
    needId: 'need-1',
  },
  ...{ seriesId: null, occasionAt: null, squadKind: SquadKind.MEDIATION, secrecy: Secrecy.PUBLIC },
  ...{
    title: '楼上漏水调解',
    content: '调解两户漏水纠纷',
    serviceTarget: ServiceTarget.WOMEN,
    startAt: START,
    endAt: END,
  },
  ...{
    address: '南大街 12 号',
    recruitingMode: RecruitingMode.INVITED,
    hazardous: false,
    insuranceReference: null,
  },
  ...{
    personInCharge: '负责人',
    status: ActivityStatus.FINISHED,
    statusReason: null,
    revision: 0,
    revisedAt: START,
  },
  ...{ checkInKeySealed: null, createdByAccountId: 'account-1', createdAt: START, publishedAt: START },
  ...{ finishedAt: END, finishedByAccountId: 'account-1', policyVersionId: 'policy-1' },
  ...change,
});
const factsOf = (change: Partial<ActivityEntity>) =>
  factsOfAttendance(
    activity(change),
    { name: '调解一组', squad: { id: 'squad-1', kind: SquadKind.MEDIATION } },
    'volunteer-1',
    { signUpId: 'sign-up-1' },
    { startAt: START, endAt: END, provenance: Provenance.CHECKED_IN },
  );

describe('the record of an attendance (rules 13 and 18)', () => {
  it('tells what the activity was, who organised it, and where it comes from', () => {
    expect(factsOf({})).toMatchObject({
      ...{
        occasion: '楼上漏水调解',
        content: '调解两户漏水纠纷',
        address: '南大街 12 号',
        serviceTarget: 'WOMEN',
      },
      ...{ organisingUnit: '调解一组', personInCharge: '负责人', provenance: 'CHECKED_IN', training: false },
      source: { activityId: 'activity-1', signUpId: 'sign-up-1', organisationId: null },
    });
  });

  it.each([Secrecy.CONFIDENTIAL, Secrecy.RESTRICTED])(
    'of what is %s tells its kind, and nothing else',
    (secrecy) => {
      const facts = factsOf({ secrecy });
      expect(facts).toMatchObject({
        occasion: '调解服务',
        content: '调解服务',
        address: '保密',
        serviceTarget: 'OTHER',
      });
      expect(JSON.stringify(facts)).not.toMatch(/漏水|南大街|WOMEN/);
      expect(factsOf({ secrecy, squadKind: null }).occasion).toBe('志愿服务');
    },
  );
});

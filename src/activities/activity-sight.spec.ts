import { describe, expect, it } from '@jest/globals';
import { Secrecy } from '../kernel/secrecy.js';
import { ActivityStatus } from './activity.entity.js';
import { type Onlooker, sightOf } from './activity-sight.js';

const NOBODY: Onlooker = {
  reads: false,
  edits: false,
  heads: false,
  assigned: false,
  listed: false,
  requested: false,
};
const WHO: Readonly<Record<string, Onlooker>> = {
  anybody: NOBODY,
  'an auditor': { ...NOBODY, reads: true },
  'an office or the leader': { ...NOBODY, reads: true, edits: true },
  'the community’s head': { ...NOBODY, reads: true, edits: true, heads: true },
  'who waits or is invited': { ...NOBODY, listed: true },
  'who is confirmed': { ...NOBODY, listed: true, assigned: true },
  'who asked for it': { ...NOBODY, requested: true },
};
const sights = (status: ActivityStatus, secrecy: Secrecy): Record<string, string> =>
  Object.fromEntries(Object.entries(WHO).map(([name, one]) => [name, sightOf({ status, secrecy }, one)]));

describe('rule 13: who sees what of an activity', () => {
  it.each([ActivityStatus.PUBLISHED, ActivityStatus.RUNNING, ActivityStatus.FINISHED])(
    'a public one that is %s is everybody’s',
    (status) => {
      expect(new Set(Object.values(sights(status, Secrecy.PUBLIC)))).toEqual(new Set(['CONTENTS']));
    },
  );

  it.each([ActivityStatus.DRAFT, ActivityStatus.CANCELLED])(
    'a public one that is %s is for those who read it, and who were on its list',
    (status) => {
      const { anybody, ...others } = sights(status, Secrecy.PUBLIC);
      expect(anybody).toBe('NONE');
      expect(new Set(Object.values(others))).toEqual(new Set(['CONTENTS']));
    },
  );

  it('a restricted one is listed by its kind, its contents are for the office, the leader and who serves or asked', () => {
    expect(sights(ActivityStatus.PUBLISHED, Secrecy.RESTRICTED)).toEqual({
      anybody: 'PLAN',
      'an auditor': 'PLAN',
      'an office or the leader': 'CONTENTS',
      'the community’s head': 'CONTENTS',
      'who waits or is invited': 'PLAN',
      'who is confirmed': 'CONTENTS',
      'who asked for it': 'CONTENTS',
    });
  });

  it('a confidential one exists for its planners and its people only, its contents for three', () => {
    expect(sights(ActivityStatus.PUBLISHED, Secrecy.CONFIDENTIAL)).toEqual({
      anybody: 'NONE',
      'an auditor': 'PLAN',
      'an office or the leader': 'PLAN',
      'the community’s head': 'CONTENTS',
      'who waits or is invited': 'PLAN',
      'who is confirmed': 'CONTENTS',
      'who asked for it': 'CONTENTS',
    });
  });
});

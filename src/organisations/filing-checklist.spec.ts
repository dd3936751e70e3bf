import { describe, expect, it } from '@jest/globals';
import { type FilingFacts, filingChecklist, FilingItem, missingLines } from './filing-checklist.js';
import { OrganisationTier } from './organisation-lifecycle.js';

const NEEDS = { foundersMin: 2, membersMin: 10 };
const COMPLETE: FilingFacts = {
  tier: OrganisationTier.STREET_FILED,
  ...{ nameFree: true, purpose: '以书会友', activityScope: '书画交流', premises: '活动室' },
  ...{ founders: 2, members: 10, charter: { missing: 0, inTime: true }, applications: 1, premisesProofs: 1 },
};
const missing = (change: Partial<FilingFacts>): FilingItem[] =>
  missingLines(filingChecklist({ ...COMPLETE, ...change }, NEEDS)).map(({ item }) => item);

describe('rule 43: what a filing asks for', () => {
  it('is complete with two founders, ten members, an adopted charter and the papers', () => {
    expect(missing({})).toEqual([]);
  });

  it('says of each thing that it is missing', () => {
    expect(missing({ founders: 1, members: 9 })).toEqual([FilingItem.FOUNDERS, FilingItem.MEMBERS]);
    expect(missing({ charter: null })).toEqual([
      FilingItem.CHARTER_ADOPTED,
      FilingItem.CHARTER_COMPLETE,
      FilingItem.CHARTER_IN_TIME,
    ]);
    expect(missing({ charter: { missing: 2, inTime: false } })).toEqual([
      FilingItem.CHARTER_COMPLETE,
      FilingItem.CHARTER_IN_TIME,
    ]);
    expect(
      missing({ applications: 0, premisesProofs: 0, premises: null, purpose: null, activityScope: null }),
    ).toEqual([
      FilingItem.PURPOSE,
      FilingItem.ACTIVITY_SCOPE,
      FilingItem.PREMISES,
      FilingItem.APPLICATION,
      FilingItem.PREMISES_PROOF,
    ]);
    expect(missing({ nameFree: false })).toEqual([FilingItem.NAME_FREE]);
  });

  it('asks little of a group that the committee guides', () => {
    const guided = {
      ...COMPLETE,
      tier: OrganisationTier.COMMUNITY_GUIDED,
      charter: null,
      members: 0,
      applications: 0,
    };
    expect(missingLines(filingChecklist(guided, NEEDS))).toEqual([]);
    expect(filingChecklist(guided, NEEDS)).toHaveLength(3);
  });
});

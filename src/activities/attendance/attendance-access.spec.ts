import { describe, expect, it } from '@jest/globals';
import { Secrecy } from '../../kernel/secrecy.js';
import { Actor } from '../../platform/security/actor.js';
import { Role } from '../../platform/security/roles.js';
import { mayAttest, maySeeAttendance } from './attendance-access.js';

const COMMUNITY = '510502001001';
const PATROL = { id: 'activity-1', communityCode: COMMUNITY, squadId: 'squad-1', organisationId: null };
const PUBLIC = { ...PATROL, secrecy: Secrecy.PUBLIC };
const CONFIDENTIAL = { ...PATROL, secrecy: Secrecy.CONFIDENTIAL };

const actor = (role: Role, held: { placeCode?: string; squadId?: string } = {}): Actor => {
  const { placeCode = COMMUNITY, squadId = null } = held;
  return new Actor(
    'account-1',
    'volunteer-1',
    [{ id: 'grant-1', role, placeCode, squadId, organisationId: null }],
    null,
  );
};
const leader = actor(Role.SQUAD_LEADER, { squadId: 'squad-1' });
const otherLeader = actor(Role.SQUAD_LEADER, { squadId: 'squad-2' });
const head = actor(Role.COMMUNITY_HEAD);
const officer = actor(Role.COMMUNITY_OFFICER);
const auditor = actor(Role.AUDITOR);
const volunteer = new Actor('account-1', 'volunteer-1', [], null);

describe('who attests attendance (rule 16)', () => {
  it('the squad’s leader and the offices; neither another leader, nor the auditor, nor a volunteer', () => {
    expect([leader, head, officer].map((one) => mayAttest(one, PUBLIC, false))).toEqual([true, true, true]);
    expect([otherLeader, auditor, volunteer].map((one) => mayAttest(one, PUBLIC, true))).toEqual([
      ...[false, false, false],
    ]);
  });

  it('of what is confidential the community’s head, and a leader who serves himself (rule 13)', () => {
    expect([leader, officer, head].map((one) => mayAttest(one, CONFIDENTIAL, false))).toEqual([
      false,
      false,
      true,
    ]);
    expect(mayAttest(leader, CONFIDENTIAL, true)).toBe(true);
    expect(mayAttest(volunteer, CONFIDENTIAL, true)).toBe(false);
  });
});

describe('who sees the attendance of others', () => {
  it('whoever reads the activity; of what is confidential whoever may know who serves', () => {
    const seen = (secrecy: typeof PUBLIC | typeof CONFIDENTIAL) =>
      [leader, officer, auditor, head, volunteer].map((one) => maySeeAttendance(one, secrecy, false));
    expect(seen(PUBLIC)).toEqual([true, true, true, true, false]);
    expect(seen(CONFIDENTIAL)).toEqual([false, false, false, true, false]);
  });
});

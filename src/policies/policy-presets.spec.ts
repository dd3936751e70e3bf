import { describe, expect, it } from '@jest/globals';
import { RelationKind } from '../kernel/vocabulary.js';
import { checkPolicy } from './policy-faults.js';
import { POLICY_PRESETS } from './policy-presets.js';

const policyOf = (code: string) => {
  const preset = POLICY_PRESETS.find((one) => one.code === code);
  if (!preset) throw new Error(`no preset ${code}`);
  return preset.policy;
};

describe('§ 11: the presets of cities', () => {
  it.each(POLICY_PRESETS.map((preset) => [preset.code, preset.policy] as const))(
    '%s is a valid policy as a whole',
    (_, policy) => {
      expect(checkPolicy(JSON.parse(JSON.stringify(policy)))).toEqual({ policy, faults: [] });
    },
  );

  it('each stands once', () => {
    expect(POLICY_PRESETS.map((preset) => preset.code)).toEqual([
      'DEFAULT',
      'NANJING',
      'BEIJING',
      'SHANGHAI',
      'GUANGZHOU',
      'ZHANGJIAGANG',
      'LONGGANG',
    ]);
  });

  it('Nanjing: cap 1,500 h, group hours to the pool, a fund issues', () => {
    expect(policyOf('NANJING')).toMatchObject({
      timebank: { balanceCapMinutes: 90_000, groupHoursToPool: true },
      grants: { aloneFromAgeYears: 80, reliefFromAgeYears: 60, reliefUntilAgeYears: 79, fundMayIssue: true },
    });
  });

  it('Beijing: whole hours, redeemed from 60 for oneself or the spouse, gifts to lineal relatives only', () => {
    const { records, redemption, timebank } = policyOf('BEIJING');
    expect(records.creditUnitMinutes).toBe(60);
    expect(redemption).toMatchObject({ ageYears: 60, beneficiaries: [RelationKind.SPOUSE] });
    expect(timebank.transferRelations).not.toContain(RelationKind.SPOUSE);
    expect(timebank.transferRelations).not.toContain(RelationKind.FRIEND);
  });

  it('Shanghai: from 65, in hardship from 60, gifts to friends too', () => {
    const { redemption, timebank } = policyOf('SHANGHAI');
    expect(redemption).toMatchObject({ ageYears: 65, hardshipAgeYears: 60 });
    expect(timebank.transferRelations).toEqual(
      expect.arrayContaining([RelationKind.FRIEND, RelationKind.SPOUSE]),
    );
  });

  it('Guangzhou: whole hours, from one star of 100 h', () => {
    const { redemption, timebank } = policyOf('GUANGZHOU');
    expect(redemption).toMatchObject({ minimumStar: 1, unitMinutes: 60 });
    expect(timebank.starHonorMinutes[0]).toBe(6_000);
  });

  it('rule 34: none, and no policy that could be set, exchanges minutes for goods or money', () => {
    for (const { policy } of POLICY_PRESETS) {
      const goods = { ...policy, timebank: { ...policy.timebank, goods: true } };
      const cash = { ...policy, timebank: { ...policy.timebank, cash: true } };
      expect(checkPolicy(goods).faults.map((fault) => fault.path)).toEqual(['input.policy.timebank.goods']);
      expect(checkPolicy(cash).faults).toHaveLength(1);
    }
  });
});

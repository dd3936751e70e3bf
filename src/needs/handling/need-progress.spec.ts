import { describe, expect, it } from '@jest/globals';
import { SquadKind } from '../../kernel/vocabulary.js';
import { needDetailsSchema } from '../need-details.js';
import { JudicialConfirmation, MediationOutcome } from '../need-vocabulary.js';
import { withProgress } from './need-progress.js';

const TODAY = '2026-06-15';
const mediation = needDetailsSchema.parse({
  kind: SquadKind.MEDIATION,
  source: 'ASKED',
  parties: '甲与乙',
  matter: '漏水',
});
const faultsOf = (input: object): string[] => {
  const verdict = withProgress(mediation, input, TODAY);
  return verdict.ok ? [] : verdict.faults.map(({ path, code }) => `${path} ${code}`);
};
const { AGREEMENT, NONE } = MediationOutcome;

describe('rule 13: what comes later', () => {
  it('is added to what was there, and what is not told stays', () => {
    const first = withProgress(
      mediation,
      { mediation: { outcome: AGREEMENT, agreementText: '各担一半' } },
      TODAY,
    );
    if (!first.ok) throw new Error('was refused');
    const second = withProgress(
      first.details,
      { mediation: { followUpVisitOn: TODAY, agreementText: null, outcome: undefined } },
      TODAY,
    );
    expect(second).toMatchObject({
      ok: true,
      details: { parties: '甲与乙', outcome: AGREEMENT, agreementText: '各担一半', followUpVisitOn: TODAY },
    });
  });

  it('is of the need’s kind, and something', () => {
    expect(faultsOf({ patrol: { findings: '无' } })).toEqual([
      'input.mediation FIELD_REQUIRED',
      'input.patrol NEED_DETAILS_OTHER_KIND',
    ]);
    expect(faultsOf({ mediation: { outcome: null } })).toEqual(['input.mediation NOTHING_TO_RECORD']);
  });

  it('a visit lies not in the future', () =>
    expect(faultsOf({ mediation: { followUpVisitOn: '2026-06-16' } })).toEqual([
      'input.mediation.followUpVisitOn DAY_IN_FUTURE',
    ]));

  it('only an agreement has a text, and only it is confirmed by a court', () => {
    const needed = ['input.mediation.outcome MEDIATION_AGREEMENT_NEEDED'];
    expect(faultsOf({ mediation: { agreementText: '各担一半' } })).toEqual(needed);
    expect(
      faultsOf({ mediation: { outcome: NONE, judicialConfirmation: JudicialConfirmation.ASKED } }),
    ).toEqual(needed);
    expect(faultsOf({ mediation: { outcome: AGREEMENT, agreementText: '各担一半' } })).toEqual([]);
  });
});

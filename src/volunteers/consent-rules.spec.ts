import { describe, expect, it } from '@jest/globals';
import { consentFaults } from './consent-rules.js';

const terms = {
  textVersions: ['2026-01', '2026-06'],
  byOfficer: false,
  evidence: null,
  evidencePath: 'paper',
};
const of = (textVersion: string) => [{ textVersion, path: 'text' }];
const codes = (...call: Parameters<typeof consentFaults>): string[] =>
  consentFaults(...call).map(({ path, code }) => `${path} ${code}`);

describe('rule 6: what a consent must show', () => {
  it('a version of the text that is in use', () => {
    expect(codes(of('2026-06'), terms)).toEqual([]);
    expect(codes(of('2025-01'), terms)).toEqual(['text CONSENT_TEXT_UNKNOWN']);
    expect(codes(of('self-move'), terms)).toEqual(['text CONSENT_TEXT_UNKNOWN']);
  });

  it('and the paper behind it, when an officer types in what somebody else agreed to', () => {
    const byOfficer = { ...terms, byOfficer: true };
    expect(codes(of('1'), byOfficer)).toEqual([
      'text CONSENT_TEXT_UNKNOWN',
      'paper CONSENT_EVIDENCE_REQUIRED',
    ]);
    expect(codes(of('2026-01'), { ...byOfficer, evidence: '纸质登记表 12 号' })).toEqual([]);
  });
});

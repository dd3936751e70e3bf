import { describe, expect, it } from '@jest/globals';
import { Provenance, ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { draftRecord, redraftedFor, requireRecordableSpan, type ServiceFacts } from './record-drafting.js';
import { ServiceRecordStatus } from './service-record.entity.js';

const at = (time: string): Date => new Date(`2026-06-12T${time}:00+08:00`);
const facts = (change: Partial<ServiceFacts> = {}): ServiceFacts => ({
  volunteerId: 'volunteer',
  communityCode: '510502001001',
  squad: { id: 'squad', kind: SquadKind.PATROL },
  occasion: '夜巡',
  address: '甲社区',
  content: '巡逻',
  serviceTarget: ServiceTarget.PUBLIC,
  organisingUnit: '夜巡队',
  personInCharge: '负责人',
  provenance: Provenance.CHECKED_IN,
  training: false,
  recordingReason: null,
  evidence: null,
  startAt: at('08:00'),
  endAt: at('09:29'),
  ...change,
});
const recording = {
  ...{ accountId: 'clerk', at: at('10:00'), policyVersionId: 'policy', creditUnitMinutes: 45 },
  honorProvenances: [Provenance.CHECKED_IN],
};

describe('a record as it is drafted (rules 18 to 20)', () => {
  it('waits for confirmation, with its minutes by the policy’s unit', () => {
    const { row, measured } = draftRecord(facts(), recording);
    expect(row).toMatchObject({
      ...{ squadId: 'squad', squadKind: 'PATROL', serviceDay: '2026-06-12', provenance: 'CHECKED_IN' },
      ...{ rawMinutes: 89, creditedMinutes: 45, recordedByAccountId: 'clerk', policyVersionId: 'policy' },
      ...{ status: ServiceRecordStatus.PENDING, confirmedByAccountId: null, replacesId: null },
    });
    expect(measured.days).toEqual([{ day: '2026-06-12', rawMinutes: 89, creditedMinutes: 45 }]);
  });

  it('of a provenance that earns no honour is kept, over midnight too, and earns nothing (rule 19)', () => {
    const night = {
      provenance: Provenance.LEADER_ATTESTED,
      startAt: at('23:30'),
      endAt: new Date('2026-06-13T00:30:00+08:00'),
    };
    const { row, measured } = draftRecord(facts(night), recording);
    expect(row).toMatchObject({ rawMinutes: 60, creditedMinutes: 0 });
    expect(measured.days).toEqual([
      { day: '2026-06-12', rawMinutes: 30, creditedMinutes: 0 },
      { day: '2026-06-13', rawMinutes: 30, creditedMinutes: 0 },
    ]);
    expect(() => draftRecord(facts({ ...night, endAt: at('23:59') }), recording)).toThrow();
  });

  it('of less than a unit there is none, unless it is training', () => {
    const short = { endAt: at('08:44') };
    expect(() => draftRecord(facts(short), recording)).toThrow(
      expect.objectContaining({ code: 'BELOW_CREDIT_UNIT' }),
    );
    expect(draftRecord(facts({ ...short, training: true }), recording).row.creditedMinutes).toBe(0);
  });

  it('spans a day at most, and is over', () => {
    const whole = { startAt: at('00:00'), endAt: new Date(at('00:00').getTime() + 86_400_000) };
    expect(() => requireRecordableSpan(whole, whole.endAt)).not.toThrow();
    const longer = { ...whole, endAt: new Date(whole.endAt.getTime() + 1) };
    expect(() => requireRecordableSpan(longer, longer.endAt)).toThrow(
      expect.objectContaining({ code: 'SPAN_TOO_LONG' }),
    );
    expect(() => requireRecordableSpan(facts(), at('09:28'))).toThrow(
      expect.objectContaining({ code: 'RECORD_IN_FUTURE' }),
    );
  });
});

describe('a record in place of a voided one (rule 26)', () => {
  it('is another, with the same service and recorder, undecided, and linked', () => {
    const { row } = draftRecord(facts(), recording);
    const voided = {
      ...row,
      ...{ status: ServiceRecordStatus.VOIDED, confirmedByAccountId: 'officer', decidedAt: at('11:00') },
      ...{ confirmedByVolunteerId: 'other', decisionReason: '误记', voidedAt: at('12:00') },
    };
    expect(redraftedFor('other', voided)).toEqual({
      ...row,
      id: expect.not.stringMatching(row.id),
      volunteerId: 'other',
      replacesId: row.id,
    });
  });
});

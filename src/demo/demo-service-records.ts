import { Injectable } from '@nestjs/common';
import { Provenance, SquadKind } from '../kernel/vocabulary.js';
import { newId } from '../platform/database/new-id.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import {
  ServiceRecordDayEntity,
  ServiceRecordEntity,
  ServiceRecordStatus,
} from '../service-records/service-record.entity.js';
import { LedgerService } from '../timebank/ledger/ledger.service.js';
import type { DemoCommunityPlan, Settled } from './demo-community-plan.js';
import { type DemoService, demoServices } from './demo-service.js';
import type { SeededRandom } from './seeded-random.js';

/** The service of a community's squad members, decided on and credited. */
@Injectable()
export class DemoServiceRecords {
  constructor(private readonly ledger: LedgerService) {}

  async add(
    transaction: WriteTransaction,
    random: SeededRandom,
    plan: DemoCommunityPlan,
    members: readonly Settled[],
  ): Promise<void> {
    const { policy, versionId } = plan.effective;
    const terms = {
      today: plan.today,
      days: plan.serviceDays,
      unitMinutes: policy.records.creditUnitMinutes,
    };
    const records = members.flatMap((member) =>
      demoServices(random, member.squad?.kind ?? SquadKind.PATROL, terms).map((service) => ({
        service,
        row: recordOf(plan, member, service),
      })),
    );
    for (let from = 0; from < records.length; from += 500) {
      const chunk = records.slice(from, from + 500);
      await transaction.repo(ServiceRecordEntity).insert(chunk.map(({ row }) => row));
      await transaction
        .repo(ServiceRecordDayEntity)
        .insert(
          chunk.flatMap(({ service, row }) =>
            service.days.map((day) => ({ recordId: row.id, volunteerId: row.volunteerId, ...day })),
          ),
        );
    }
    const confirmed = records.filter(({ row }) => row.status === ServiceRecordStatus.CONFIRMED);
    await this.ledger.creditMany(
      transaction,
      confirmed.map(({ row }) => ({
        serviceRecordId: row.id,
        volunteerId: row.volunteerId,
        communityCode: plan.code,
        honorMinutes: row.creditedMinutes,
        redeemableMinutes: policy.records.redeemableProvenances.includes(row.provenance)
          ? row.creditedMinutes
          : 0,
        balanceCapMinutes: policy.timebank.balanceCapMinutes,
        policyVersionId: versionId,
        actorAccountId: plan.officers.second,
      })),
    );
  }
}

function recordOf(plan: DemoCommunityPlan, member: Settled, service: DemoService) {
  const { occasion, serviceTarget, startAt, endAt, rawMinutes, creditedMinutes, provenance, status } =
    service;
  const decided = status !== 'PENDING';
  const backfilled = provenance === Provenance.BACKFILLED;
  const recordedAt = new Date(endAt.getTime() + 24 * 3_600_000);
  return {
    id: newId(),
    volunteerId: member.id,
    communityCode: plan.code,
    squadId: member.squad?.id ?? null,
    squadKind: member.squad?.kind ?? null,
    ...{ occasion, serviceTarget, startAt, endAt, rawMinutes, creditedMinutes, provenance },
    address: plan.name,
    content: occasion,
    serviceDay: service.days[0]?.day ?? '',
    training: false,
    organisingUnit: `${plan.name}居委会`,
    personInCharge: '社区工作人员',
    recordedByAccountId: plan.officers.first,
    recordedAt,
    recordingReason: backfilled ? '签到设备故障' : null,
    evidence: backfilled ? '纸质签到表存档' : null,
    policyVersionId: plan.effective.versionId,
    status: ServiceRecordStatus[status],
    confirmedByAccountId: decided ? plan.officers.second : null,
    confirmedByVolunteerId: null,
    decidedAt: decided ? new Date(recordedAt.getTime() + 24 * 3_600_000) : null,
    decisionReason: status === 'REJECTED' ? '时间与签到表不符' : null,
  };
}

import { newId } from '../../src/platform/database/new-id.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Background, DocumentType, Provenance, ServiceTarget, Sex } from '../../src/kernel/vocabulary.js';
import { PlaceEntity } from '../../src/places/place.entity.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import { PolicyVersionEntity } from '../../src/policies/policy-version.entity.js';
import { ServiceRecordEntity, ServiceRecordStatus } from '../../src/service-records/service-record.entity.js';
import { LedgerPosting } from '../../src/timebank/ledger/ledger-posting.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { VolunteerEntity, VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import { TestClock } from './test-clock.js';

export const BOOKS_A = '510502001001';
export const BOOKS_B = '510502001002';

/** What `writeBooks` wrote, oldest first. */
export interface WrittenBooks {
  /** Entry ids by community. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
  readonly recordIds: readonly string[];
  readonly voidedRecordId: string;
}

const AT = new Date('2026-06-15T02:00:00Z');

/** Two communities and three volunteers with confirmed records of two hours, one of them voided, and the ledger of these. */
export async function writeBooks(uow: UnitOfWork): Promise<WrittenBooks> {
  const ledger = new LedgerService(new LedgerPosting(new TestClock()));
  const volunteers = [newId(), newId(), newId()];
  const recordIds: string[] = [];
  const entries: Record<string, string[]> = { [BOOKS_A]: [], [BOOKS_B]: [] };
  const stamp = { policyVersionId: DEFAULT_POLICY_VERSION_ID, actorAccountId: newId() };
  await uow.write(async (transaction) => {
    await writePlaces(uow);
    await transaction.repo(PolicyVersionEntity).insert({
      id: DEFAULT_POLICY_VERSION_ID,
      placeCode: null,
      version: 1,
      validFrom: '2000-01-01',
      content: DEFAULT_POLICY as never,
      createdByAccountId: null,
      createdAt: AT,
    });
    for (const id of volunteers) await transaction.repo(VolunteerEntity).insert(volunteerRow(id));
  });
  for (let number = 0; number < 9; number += 1) {
    const record = recordRow(volunteers[number % 3] as string, number % 2 === 0 ? BOOKS_A : BOOKS_B, number);
    recordIds.push(record.id);
    await uow.write(async (transaction) => {
      await transaction.repo(ServiceRecordEntity).insert(record);
      const [entryId = ''] = await ledger.creditMany(transaction, [
        {
          serviceRecordId: record.id,
          volunteerId: record.volunteerId,
          communityCode: record.communityCode,
          honorMinutes: 120,
          redeemableMinutes: 120,
          balanceCapMinutes: 90_000,
          ...stamp,
        },
      ]);
      entries[record.communityCode]?.push(entryId);
    });
  }
  const [voidedRecordId = ''] = recordIds;
  await uow.write(async (transaction) => {
    const [volunteerId = ''] = volunteers;
    const reversal = await ledger.reverseCredit(transaction, {
      serviceRecordId: voidedRecordId,
      volunteerId,
      ...stamp,
      reason: '误记',
    });
    entries[BOOKS_A]?.push(reversal?.entryId ?? '');
    await transaction
      .repo(ServiceRecordEntity)
      .update({ id: voidedRecordId }, { status: ServiceRecordStatus.VOIDED });
  });
  return { entries, recordIds, voidedRecordId };
}

export async function writePlaces(uow: UnitOfWork): Promise<void> {
  const place = (code: string, kind: PlaceEntity['kind'], parentCode: string | null) => ({
    ...{
      code,
      kind,
      name: code,
      parentCode,
      population: null,
      volunteerTarget: null,
      premisesSquareMetres: null,
    },
    newArea: false,
    updatedAt: AT,
  });
  await uow.write(async (transaction) => {
    const places = transaction.repo(PlaceEntity);
    await places.insert(place('510502', 'DISTRICT', null));
    await places.insert(place('510502001', 'STREET', '510502'));
    await places.insert([place(BOOKS_A, 'COMMUNITY', '510502001'), place(BOOKS_B, 'COMMUNITY', '510502001')]);
  });
}

export const volunteerRow = (id: string) => ({
  id,
  communityCode: BOOKS_A,
  status: VolunteerStatus.ACTIVE,
  nameSealed: 'sealed',
  maskedName: '张*',
  sex: Sex.MALE,
  birthDate: '1970-01-01',
  documentType: DocumentType.RESIDENT_ID,
  documentSealed: 'sealed',
  mobileSealed: 'sealed',
  background: Background.RETIREE,
  skills: [],
  serviceKinds: [],
  registeredAt: AT,
  registeredByAccountId: newId(),
});

const recordRow = (volunteerId: string, communityCode: string, number: number) => ({
  id: newId(),
  volunteerId,
  communityCode,
  occasion: '社区便民服务日',
  address: '社区广场',
  content: '义务维修',
  serviceTarget: ServiceTarget.PUBLIC,
  startAt: new Date(AT.getTime() - (number + 1) * 86_400_000),
  endAt: new Date(AT.getTime() - (number + 1) * 86_400_000 + 7_200_000),
  serviceDay: new Date(AT.getTime() - (number + 1) * 86_400_000).toISOString().slice(0, 10),
  rawMinutes: 120,
  creditedMinutes: 120,
  provenance: Provenance.LEADER_ATTESTED,
  training: false,
  organisingUnit: '社区居委会',
  personInCharge: '王主任',
  recordedByAccountId: newId(),
  recordedAt: AT,
  policyVersionId: DEFAULT_POLICY_VERSION_ID,
  status: ServiceRecordStatus.CONFIRMED,
  confirmedByAccountId: newId(),
  decidedAt: AT,
});

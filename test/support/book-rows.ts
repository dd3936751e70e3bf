import { Background, DocumentType, Provenance, ServiceTarget, Sex } from '../../src/kernel/vocabulary.js';
import { newId } from '../../src/platform/database/new-id.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { PlaceEntity } from '../../src/places/place.entity.js';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { PolicyVersionEntity } from '../../src/policies/policy-version.entity.js';
import { ServiceRecordStatus } from '../../src/service-records/service-record.entity.js';
import { VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';

export const BOOKS_A = '510502001001';
export const BOOKS_B = '510502001002';
export const BOOKS_C = '510502001003';
/** In another street. */
export const BOOKS_D = '510502002001';

export const AT = new Date('2026-06-15T02:00:00Z');

/** The row of the default policy, as the server makes it at its first start. */
export async function writeDefaultPolicy(uow: UnitOfWork): Promise<void> {
  await uow.write(async (transaction) => {
    await transaction.repo(PolicyVersionEntity).insert({
      id: DEFAULT_POLICY_VERSION_ID,
      placeCode: null,
      version: 1,
      validFrom: '2000-01-01',
      content: DEFAULT_POLICY as never,
      createdByAccountId: null,
      createdAt: AT,
    });
  });
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
    await places.insert(place('510502002', 'STREET', '510502'));
    for (const code of [BOOKS_A, BOOKS_B, BOOKS_C, BOOKS_D])
      await places.insert(place(code, 'COMMUNITY', code.slice(0, 9)));
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

/** A confirmed record of two hours, of the day that is so many before. */
export const recordRow = (volunteerId: string, communityCode: string, daysAgo: number, minutes = 120) => ({
  id: newId(),
  volunteerId,
  communityCode,
  occasion: '社区便民服务日',
  address: '社区广场',
  content: '义务维修',
  serviceTarget: ServiceTarget.PUBLIC,
  startAt: new Date(AT.getTime() - (daysAgo + 1) * 86_400_000),
  endAt: new Date(AT.getTime() - (daysAgo + 1) * 86_400_000 + 7_200_000),
  serviceDay: new Date(AT.getTime() - (daysAgo + 1) * 86_400_000).toISOString().slice(0, 10),
  rawMinutes: 120,
  creditedMinutes: minutes,
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

import { newId } from '../../src/platform/database/new-id.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from '../../src/service-records/service-record.entity.js';
import { LedgerPosting } from '../../src/timebank/ledger/ledger-posting.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { VolunteerEntity } from '../../src/volunteers/volunteer.entity.js';
import { BOOKS_A, BOOKS_B, recordRow, volunteerRow, writeDefaultPolicy, writePlaces } from './book-rows.js';
import { writeEveryKind } from './books-of-every-kind.js';
import { TestClock } from './test-clock.js';

/** What `writeBooks` wrote, oldest first. */
export interface WrittenBooks {
  /** Entry ids by community. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
  readonly recordIds: readonly string[];
  readonly voidedRecordId: string;
}

/**
 * Two communities and three volunteers with confirmed records of two hours, one of them voided, and the ledger of these; two
 * more communities with entries of every kind.
 */
export async function writeBooks(uow: UnitOfWork): Promise<WrittenBooks> {
  const ledger = new LedgerService(new LedgerPosting(new TestClock()));
  const volunteers = [newId(), newId(), newId()];
  const recordIds: string[] = [];
  const entries: Record<string, string[]> = { [BOOKS_A]: [], [BOOKS_B]: [] };
  const stamp = { policyVersionId: DEFAULT_POLICY_VERSION_ID, actorAccountId: newId() };
  await uow.write(async (transaction) => {
    await writePlaces(uow);
    await writeDefaultPolicy(uow);
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
  await writeEveryKind(uow);
  return { entries, recordIds, voidedRecordId };
}

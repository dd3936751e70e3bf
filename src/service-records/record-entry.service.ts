import { Injectable } from '@nestjs/common';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { type AnsweredProblem, answeredProblem } from './answered-problem.js';
import { EntryDesk } from './entry-desk.service.js';
import type { DraftedRecord } from './record-drafting.js';
import { RecordStore } from './record-store.service.js';
import type { EnterServiceRecordInput, EnterServiceRecordsInput } from './service-records.inputs.js';

export interface EnteredRecord {
  readonly index: number;
  readonly recordId: string | null;
  readonly problem: AnsweredProblem | null;
}

/** Entering records, which then wait for confirmation. */
@Injectable()
export class RecordEntryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: EntryDesk,
    private readonly store: RecordStore,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** Enters one record; answers its id. @throws Problem what is wrong with it */
  async enter(actor: Actor, input: EnterServiceRecordInput): Promise<string> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'enterServiceRecord', input },
        async () => {
          const desk = await this.desk.open(transaction, actor, [input]);
          const drafted = await this.desk.draft(transaction, desk, input, { path: 'input' });
          await this.put(transaction, actor, [drafted]);
          return drafted.row.id;
        },
      ),
    );
  }

  /** Enters many; each is answered on its own, the right ones are stored (rule 27). */
  async enterMany(actor: Actor, input: EnterServiceRecordsInput): Promise<EnteredRecord[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'enterServiceRecords', input },
        async () => {
          const desk = await this.desk.open(transaction, actor, input.records);
          const drafted: DraftedRecord[] = [];
          const answers: EnteredRecord[] = [];
          for (const [index, record] of input.records.entries()) {
            try {
              const path = `input.records.${index}`;
              const one = await this.desk.draft(transaction, desk, record, { path });
              drafted.push(one);
              answers.push({ index, recordId: one.row.id, problem: null });
            } catch (error) {
              const problem = await answeredProblem(error, this.audit, actor);
              answers.push({ index, recordId: null, problem });
            }
          }
          await this.put(transaction, actor, drafted);
          return answers;
        },
      ),
    );
  }

  private async put(
    transaction: WriteTransaction,
    actor: Actor,
    drafted: readonly DraftedRecord[],
  ): Promise<void> {
    await this.store.insert(transaction, drafted);
    for (const { row } of drafted) {
      await this.audit.record(transaction, actor, {
        action: 'record.enter',
        subjectType: 'ServiceRecord',
        subjectId: row.id,
        placeCode: row.communityCode,
        details: { provenance: row.provenance },
      });
    }
  }
}

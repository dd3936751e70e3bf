import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import { ObjectionEntity } from './notice.entity.js';

/** What an objector says, and who he is. */
export interface Statement {
  readonly name: string;
  readonly contact: string;
  readonly text: string;
}

const ERASED = '已注销 · erased';

/** Seals and opens what objectors say; their names and contacts end with their accounts (domain.md § 10). */
@Injectable()
export class ObjectionStatements implements OnModuleInit {
  readonly name = 'notices-objectors';
  readonly types = ['AccountErased'];

  constructor(
    private readonly cipher: FieldCipher,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  seal(objectionId: string, statement: Statement): string {
    return this.cipher.seal(place(objectionId), JSON.stringify(statement));
  }

  open({ id, statementSealed }: Pick<ObjectionEntity, 'id' | 'statementSealed'>): Statement {
    return JSON.parse(this.cipher.open(place(id), statementSealed)) as Statement;
  }

  /** What is objected stays, since others are to decide it and to know what was decided. */
  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const { payload } of events) {
      const { accountId } = payload as { accountId: string };
      const made = await transaction.repo(ObjectionEntity).findBy({ authorAccountId: accountId });
      for (const objection of made) {
        const { text } = this.open(objection);
        const statementSealed = this.seal(objection.id, { name: ERASED, contact: ERASED, text });
        await transaction.repo(ObjectionEntity).update({ id: objection.id }, { statementSealed });
      }
    }
  }
}

const place = (rowId: string) => ({ table: 'notice_objection', rowId, field: 'statement' });

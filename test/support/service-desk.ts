import { startOfServiceDay } from '../../src/kernel/service-day.js';
import type { AnsweredError } from './graphql-client.js';
import { newKey } from './people.js';
import { CONFIRM, type Decision, ENTER_MANY, type EnteredAnswer, recordOf } from './service.js';
import type { TestApp } from './test-app.js';
import type { Person, World } from './world.js';

const mutation = (name: string, selection: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${selection} }`;

const RECORD = `id communityCode status rawMinutes creditedMinutes provenance replacesId decisionReason ledgerEntryId
  days { day rawMinutes creditedMinutes }`;
export const ENTER = mutation('enterServiceRecord', `{ ${RECORD} }`);
export const READ = `query ($id: ID!) { serviceRecord(id: $id) { ${RECORD} } }`;
export const VOID = mutation('voidServiceRecord', `{ ${RECORD} }`);
export const REPLACE = mutation('replaceServiceRecord', `{ ${RECORD} }`);
const REJECT = mutation(
  'rejectServiceRecords',
  '{ recordId record { id status ledgerEntryId } problem { code message } }',
);

export interface DeskRecord {
  readonly id: string;
  readonly communityCode: string;
  readonly status: string;
  readonly rawMinutes: number;
  readonly creditedMinutes: number;
  readonly replacesId: string | null;
  readonly decisionReason: string | null;
  readonly ledgerEntryId: string | null;
  readonly days: readonly { day: string; rawMinutes: number; creditedMinutes: number }[];
}

export interface Slot {
  readonly day?: string;
  /** `HH:MM` in Shanghai; default 08:00. */
  readonly from?: string;
  readonly minutes?: number;
}

/** The desk at which service is entered and decided, over HTTP, by officers of community A unless told. */
export class ServiceDesk {
  constructor(
    private readonly app: TestApp,
    private readonly world: World,
  ) {}

  /** The input of a record of one hour on 12 June (a Friday, well within the time for entering). */
  draft(
    volunteerId: string,
    { day = '2026-06-12', from = '08:00', minutes = 60 }: Slot = {},
    change: object = {},
  ): Record<string, unknown> {
    const [hours = 0, clock = 0] = from.split(':').map(Number);
    const startAt = new Date(startOfServiceDay(day).getTime() + (hours * 60 + clock) * 60_000).toISOString();
    return { ...recordOf({ volunteerId, startAt, minutes }), ...change };
  }

  async enter(draft: object, by: Person = this.world.officerA): Promise<DeskRecord> {
    const input = { ...draft, idempotencyKey: newKey() };
    return (
      await this.app.client.data<{ enterServiceRecord: DeskRecord }>(ENTER, { input }, { token: by.token })
    ).enterServiceRecord;
  }

  async enterMany(records: readonly object[], by: Person = this.world.officerA): Promise<EnteredAnswer[]> {
    const input = { records, idempotencyKey: newKey() };
    const answer = await this.app.client.data<{ enterServiceRecords: EnteredAnswer[] }>(
      ENTER_MANY,
      { input },
      { token: by.token },
    );
    return answer.enterServiceRecords;
  }

  confirm(
    recordIds: readonly string[],
    by: Person = this.world.secondOfficerA,
    language = 'zh-CN',
  ): Promise<Decision[]> {
    return this.decide<'confirmServiceRecords'>(CONFIRM, { recordIds }, by, language);
  }

  reject(
    recordIds: readonly string[],
    by: Person = this.world.secondOfficerA,
    language = 'zh-CN',
  ): Promise<Decision[]> {
    return this.decide<'rejectServiceRecords'>(REJECT, { recordIds, reason: '与签到表不符' }, by, language);
  }

  /** The code with which one confirmation is refused; null: it was confirmed. */
  async refusedConfirmation(recordId: string, by?: Person): Promise<string | null> {
    return (await this.confirm([recordId], by))[0]?.problem?.code ?? null;
  }

  /** Enters and confirms; answers the record's id. */
  async confirmed(draft: object): Promise<string> {
    const { id } = await this.enter(draft);
    const code = await this.refusedConfirmation(id);
    if (code !== null) throw new Error(`the confirmation was refused: ${code}`);
    return id;
  }

  async read(id: string, by: Person = this.world.officerA): Promise<DeskRecord> {
    return (await this.app.client.data<{ serviceRecord: DeskRecord }>(READ, { id }, { token: by.token }))
      .serviceRecord;
  }

  /** A call's refusal, with its sentence in both languages. */
  async refusal(
    query: string,
    input: object,
    by: Person,
  ): Promise<AnsweredError['extensions'] & { zh: string; en: string }> {
    const ask = (language: string) =>
      this.app.client.refusal(
        query,
        { input: { ...input, idempotencyKey: newKey() } },
        { token: by.token, language },
      );
    const [{ message: zh, ...extensions }, { message: en }] = [await ask('zh-CN'), await ask('en')];
    return { ...extensions, zh, en };
  }

  /** Records of a volunteer in the database, by status. */
  async stored(volunteerId: string): Promise<Record<string, number>> {
    const rows = await this.app.uow.read((view) =>
      view.rows<{ status: string; records: number }>(
        'SELECT status, count(*) AS records FROM service_record WHERE volunteer_id = :volunteerId GROUP BY status',
        { volunteerId },
      ),
    );
    return Object.fromEntries(rows.map(({ status, records }) => [status, Number(records)]));
  }

  /** Credits and reversals of records in the ledger. */
  async entries(recordIds: readonly string[]): Promise<{ id: string; kind: string; recordId: string }[]> {
    return this.app.uow.read((view) =>
      view.rows(
        `SELECT id, kind, service_record_id AS "recordId" FROM ledger_entry WHERE service_record_id IN (:...recordIds) ORDER BY id`,
        { recordIds },
      ),
    );
  }

  private async decide<Name extends string>(
    query: string,
    input: object,
    by: Person,
    language: string,
  ): Promise<Decision[]> {
    const variables = { input: { ...input, idempotencyKey: newKey() } };
    const answer = await this.app.client.data<Record<Name, Decision[]>>(query, variables, {
      token: by.token,
      language,
    });
    return Object.values<Decision[]>(answer)[0] ?? [];
  }
}

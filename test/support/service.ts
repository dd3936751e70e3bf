import { newKey } from './people.js';
import type { Person, World } from './world.js';

export const ENTER_MANY = `mutation ($input: EnterServiceRecordsInput!) {
  enterServiceRecords(input: $input) { index record { id status creditedMinutes } problem { code message } }
}`;
export const CONFIRM = `mutation ($input: ConfirmServiceRecordsInput!) {
  confirmServiceRecords(input: $input) { recordId record { id status ledgerEntryId } problem { code message } }
}`;

export interface EnteredAnswer {
  readonly index: number;
  readonly record: { readonly id: string; readonly status: string; readonly creditedMinutes: number } | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
}

export interface Decision {
  readonly recordId: string;
  readonly record: {
    readonly id: string;
    readonly status: string;
    readonly ledgerEntryId: string | null;
  } | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
}

export interface Span {
  readonly volunteerId: string;
  readonly squadId?: string;
  readonly startAt: string;
  readonly minutes: number;
}

/** The input of one record without its key. */
export function recordOf({ volunteerId, squadId, startAt, minutes }: Span): Record<string, unknown> {
  return {
    volunteerId,
    squadId,
    occasion: '入户探访',
    address: '甲社区',
    content: '探望独居老人',
    serviceTarget: 'ELDERLY',
    startAt,
    endAt: new Date(Date.parse(startAt) + minutes * 60_000).toISOString(),
    personInCharge: '负责人',
    provenance: 'LEADER_ATTESTED',
    voluntary: true,
  };
}

/** Enters records in calls of 300; answers their ids. @throws Error when one is refused */
export async function enterAll(world: World, by: Person, spans: readonly Span[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < spans.length; from += 300) {
    const records = spans.slice(from, from + 300).map(recordOf);
    const { enterServiceRecords } = await world.client.data<{ enterServiceRecords: EnteredAnswer[] }>(
      ENTER_MANY,
      { input: { records, idempotencyKey: newKey() } },
      { token: by.token },
    );
    for (const { record, problem } of enterServiceRecords) {
      if (!record) throw new Error(`a record was refused: ${problem?.code}`);
      ids.push(record.id);
    }
  }
  return ids;
}

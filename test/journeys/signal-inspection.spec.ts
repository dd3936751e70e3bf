import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import type { Decision } from '../support/service.js';
import { VerificationDesk } from '../support/verification-desk.js';
import type { Person, World } from '../support/world.js';

const QUEUE = `query ($placeCode: String, $first: Int, $after: String) {
  inspectionQueue(placeCode: $placeCode, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;
const SIGNALS = `query ($id: ID!) {
  serviceRecord(id: $id) { signals { kind message figures raisedAt inspectedAt } }
}`;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
interface Signal {
  readonly kind: string;
  readonly message: string;
  readonly figures: unknown;
  readonly inspectedAt: string | null;
}

let desk: VerificationDesk;
let world: World;

beforeAll(async () => {
  desk = await VerificationDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

/** A record with a signal: served on the day of his registration. */
async function signalled(
  options: { withAccount?: boolean; squadId?: string } = {},
): Promise<{ recordId: string; person: Person | null }> {
  const { id, person } = await desk.volunteer({ withAccount: options.withAccount ?? false }, 0);
  if (options.squadId) await world.assign(id, options.squadId);
  const draft = desk.service.draft(id, { day: '2026-06-25' }, { squadId: options.squadId });
  const { id: recordId } = await desk.service.enter(draft);
  await desk.app.settled();
  return { recordId, person };
}

const queue = async (by: Person, variables: Record<string, unknown> = { first: 100 }): Promise<string[]> =>
  (await desk.ask<Page>(QUEUE, variables, by)).nodes.map(({ id }) => id);
const mark = (recordIds: readonly string[], by: Person, key = newKey()): Promise<Decision[]> =>
  desk.mutate(
    'markInspected',
    '{ recordId record { id } problem { code message } }',
    { recordIds, note: '已向组长核实', idempotencyKey: key },
    by,
  );
const codes = (decisions: readonly Decision[]): (string | null)[] =>
  decisions.map(({ problem }) => problem?.code ?? null);
const signalsSeenBy = async (by: Person, id: string, language?: string): Promise<Signal[] | null> =>
  (await desk.ask<{ signals: Signal[] | null }>(SIGNALS, { id }, by, language)).signals;

describe('rule 28: signals are shown to who confirms', () => {
  it('to the offices and the auditor, in a sentence in their language', async () => {
    const { recordId } = await signalled();
    const figures = { daysAfterRegistration: 0 };
    const shown = { kind: 'SOON_AFTER_REGISTRATION', figures, inspectedAt: null };
    for (const by of [world.officerA, world.streetOfficer, world.auditor])
      expect(await signalsSeenBy(by, recordId)).toMatchObject([shown]);
    const [zh] = (await signalsSeenBy(world.officerA, recordId)) ?? [];
    const [en] = (await signalsSeenBy(world.officerA, recordId, 'en')) ?? [];
    expect(zh?.message).toMatch(/\p{Script=Han}/u);
    expect(en?.message).toBe('served 0 days after registering (negative: before)');
  });

  it('to the leader of the squad, and never to the volunteer himself', async () => {
    const { squadId, leader } = await desk.ledSquad();
    const { recordId, person } = await signalled({ withAccount: true, squadId });
    expect(await signalsSeenBy(leader, recordId)).toHaveLength(1);
    expect(await signalsSeenBy(person as Person, recordId)).toBeNull();
  });

  it('not to himself either when he is an officer of the place', async () => {
    const serving = await desk.servingOfficer();
    const draft = desk.service.draft(serving.id, { day: '2026-06-24', minutes: 481 });
    const { id } = await desk.service.enter(draft);
    await desk.app.settled();
    expect(await signalsSeenBy(world.officerA, id)).toHaveLength(1);
    expect(await signalsSeenBy(serving.person, id)).toBeNull();
    expect(await queue(world.officerA)).toContain(id);
    expect(await queue(serving.person)).not.toContain(id);
    expect(codes(await mark([id], serving.person))).toEqual(['OWN_RECORD']);
  });
});

describe('rule 28: the inspection queue', () => {
  it('has the oldest in front and goes on where a page ends', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push((await signalled()).recordId);
    const all = await queue(world.officerA);
    expect(all.slice(-3)).toEqual(ids);
    const first = await desk.ask<Page>(QUEUE, { first: all.length - 1 }, world.officerA);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await queue(world.officerA, { after: first.pageInfo.endCursor })).toEqual([ids[2]]);
  });

  it('is the offices’ and the auditor’s; of another community and to leaders it shows nothing', async () => {
    const { squadId, leader } = await desk.ledSquad();
    const { recordId } = await signalled({ squadId });
    const placeCode = world.communityA;
    for (const by of [world.officerA, world.streetOfficer, world.districtOfficer, world.auditor])
      expect(await queue(by, { placeCode, first: 100 })).toContain(recordId);
    for (const by of [world.officerB, world.otherStreetOfficer, leader])
      expect(await queue(by, { placeCode, first: 100 })).toEqual([]);
    expect(await queue(world.officerB)).toEqual([]);
    const { person } = await desk.volunteer({ withAccount: true });
    const refusal = await desk.app.client.refusal(QUEUE, {}, { token: person?.token });
    expect(refusal.code).toBe('FORBIDDEN');
  });

  it('leaves out what was rejected', async () => {
    const { recordId } = await signalled();
    await desk.service.reject([recordId]);
    expect(await queue(world.officerA)).not.toContain(recordId);
  });
});

describe('rule 28: inspecting', () => {
  it('takes the record out of the queue, decides nothing, and is audited with the note', async () => {
    const { recordId } = await signalled();
    const key = newKey();
    const answer = await mark([recordId, recordId], world.secondOfficerA, key);
    expect(answer).toEqual([{ recordId, record: { id: recordId }, problem: null }]);
    expect(await queue(world.officerA)).not.toContain(recordId);
    const [signal] = (await signalsSeenBy(world.officerA, recordId)) ?? [];
    expect(signal?.inspectedAt).not.toBeNull();
    expect((await desk.service.read(recordId)).status).toBe('PENDING');
    expect(await mark([recordId, recordId], world.secondOfficerA, key)).toEqual(answer);
    const audited = await desk.app.uow.read((view) =>
      view.rows<{ details: string; actor_account_id: string }>(
        `SELECT details, actor_account_id FROM audit_entry WHERE action = 'record.inspect' AND subject_id = :recordId`,
        { recordId },
      ),
    );
    expect(audited).toHaveLength(1);
    expect(audited[0]?.actor_account_id).toBe(world.secondOfficerA.accountId);
    expect(JSON.parse(audited[0]?.details ?? '')).toEqual({
      kinds: ['SOON_AFTER_REGISTRATION'],
      note: '已向组长核实',
    });
    expect(codes(await mark([recordId], world.secondOfficerA))).toEqual(['NOTHING_TO_INSPECT']);
  });

  it('is for somebody who neither entered nor confirmed the record, and answers each on its own', async () => {
    const [entered, confirmed] = [(await signalled()).recordId, (await signalled()).recordId];
    await desk.service.confirm([confirmed]);
    expect(codes(await mark([entered, confirmed], world.officerA))).toEqual([
      'OWN_INSPECTION',
      'OWN_INSPECTION',
    ]);
    expect(codes(await mark([entered, confirmed], world.secondOfficerA))).toEqual([null, 'OWN_INSPECTION']);
    expect(codes(await mark([confirmed], world.streetOfficer))).toEqual([null]);
  });

  it('is not for other communities, leaders or the auditor', async () => {
    const { squadId, leader } = await desk.ledSquad();
    const { recordId } = await signalled({ squadId });
    const [told] = await mark([recordId], world.officerB);
    expect(told).toMatchObject({ record: null, problem: { code: 'NOT_FOUND' } });
    for (const by of [leader, world.auditor]) await expect(mark([recordId], by)).rejects.toThrow('FORBIDDEN');
    expect(await queue(world.officerA)).toContain(recordId);
  });
});

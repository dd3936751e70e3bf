import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { newKey } from '../support/people.js';
import { ServiceDesk } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, World } from '../support/world.js';

const SET = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id } }`;

let app: TestApp;
let world: World;
let desk: ServiceDesk;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  desk = new ServiceDesk(app, world);
  const none = { honorProvenances: [], redeemableProvenances: [], rankingProvenances: [] };
  const policy = { ...DEFAULT_POLICY, records: { ...DEFAULT_POLICY.records, ...none } };
  const input = { placeCode: DISTRICT, validFrom: '2026-06-15', policy, idempotencyKey: newKey() };
  await app.client.data(SET, { input }, { token: world.districtOfficer.token });
});
afterAll(() => app.stop());

describe('rule 19: service whose provenance earns no honour by the policy', () => {
  it('is kept, confirmed and seen to earn nothing, and the books are right', async () => {
    const { id } = await world.volunteer({ withAccount: false });
    const recordId = await desk.confirmed(desk.draft(id, { minutes: 89 }));
    expect(await desk.read(recordId)).toMatchObject({
      status: 'CONFIRMED',
      rawMinutes: 89,
      creditedMinutes: 0,
      ledgerEntryId: null,
      days: [{ day: '2026-06-12', rawMinutes: 89, creditedMinutes: 0 }],
    });
    const totals = await app.uow.read((view) => app.get(LedgerService).timeAccounts(view, [id]));
    expect(totals.get(id)?.honorMinutes ?? 0).toBe(0);
    expect((await app.uow.read((view) => runVerify(view, {}))).faults).toEqual([]);
  });
});

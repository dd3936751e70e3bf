import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { TestApp } from '../support/test-app.js';
import { type Person, type RegisteredVolunteer, World } from '../support/world.js';

interface Line {
  readonly entryId: string;
  readonly kind: string;
  readonly account: string;
  readonly minutes: number;
  readonly balanceAfterMinutes: number;
  readonly reason: string | null;
}

interface Account {
  readonly volunteerId: string;
  readonly honorMinutes: number;
  readonly availableMinutes: number;
  readonly debtMinutes: number;
  readonly statement: {
    readonly nodes: Line[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const TOTALS = 'volunteerId honorMinutes balanceMinutes heldMinutes availableMinutes debtMinutes';
const STATEMENT = `statement(first: $first, after: $after) {
  nodes { at entryId kind account minutes balanceAfterMinutes serviceRecordId reason } pageInfo { hasNextPage endCursor } }`;
const MINE = `query ($first: Int = 20, $after: String) { myTimeAccount { ${TOTALS} ${STATEMENT} } }`;
const OF = `query ($id: ID!) { timeAccount(volunteerId: $id) { ${TOTALS} } }`;
const ENTRY = `query ($id: ID!) { ledgerEntry(id: $id) { kind placeCode sequence hash postings { ownerKind ownerId account minutes balanceAfterMinutes } } }`;

let app: TestApp;
let world: World;
let ledger: LedgerService;
let volunteer: RegisteredVolunteer;
let self: Person;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  ledger = app.get(LedgerService);
  volunteer = await world.volunteer();
  self = volunteer.person as Person;
});

afterAll(() => app.stop());

const credit = (volunteerId: string, minutes: number): Promise<string> => {
  const serviceRecordId = newId();
  return app.uow.write(async (transaction) => {
    await ledger.creditMany(transaction, [
      {
        serviceRecordId,
        volunteerId,
        communityCode: world.communityA,
        honorMinutes: minutes,
        balanceCapMinutes: 90_000,
        redeemableMinutes: minutes,
        policyVersionId: DEFAULT_POLICY_VERSION_ID,
        actorAccountId: world.officerA.accountId,
      },
    ]);
    return serviceRecordId;
  });
};

const mine = async (person: Person, variables: Record<string, unknown> = {}): Promise<Account> =>
  (await app.client.data<{ myTimeAccount: Account }>(MINE, variables, { token: person.token })).myTimeAccount;

describe('rule 37: a volunteer reads his own account', () => {
  it('which is empty before the first service', async () => {
    expect(await mine(self)).toMatchObject({
      volunteerId: volunteer.id,
      honorMinutes: 0,
      availableMinutes: 0,
      statement: { nodes: [] },
    });
  });

  it('with a statement, newest first, and the balance after each line', async () => {
    await credit(volunteer.id, 60);
    const voided = await credit(volunteer.id, 90);
    await app.uow.write((transaction) =>
      ledger.reverseCredit(transaction, {
        serviceRecordId: voided,
        volunteerId: volunteer.id,
        policyVersionId: DEFAULT_POLICY_VERSION_ID,
        actorAccountId: world.officerA.accountId,
        reason: '误记',
      }),
    );
    const account = await mine(self);
    expect(account).toMatchObject({ honorMinutes: 60, availableMinutes: 60, debtMinutes: 0 });
    const available = account.statement.nodes.filter((line) => line.account === 'AVAILABLE');
    expect(
      available.map(({ kind, minutes, balanceAfterMinutes }) => [kind, minutes, balanceAfterMinutes]),
    ).toEqual([
      ['REVERSAL', -90, 60],
      ['SERVICE_CREDIT', 90, 150],
      ['SERVICE_CREDIT', 60, 60],
    ]);
    expect(available[0]?.reason).toBe('误记');
  });

  it('page by page, without a gap or a line twice', async () => {
    const whole = (await mine(self)).statement.nodes;
    const paged: Line[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo }: Account['statement'] = (await mine(self, { first: 4, after })).statement;
      paged.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(whole).toHaveLength(6);
    expect(paged).toEqual(whole);
  });

  it('and takes it with him in his data', async () => {
    const { myData } = await app.client.data<{
      myData: { timeAccount: { honorMinutes: number; statement: unknown[] } };
    }>('query { myData }', {}, { token: self.token });
    expect(myData.timeAccount.honorMinutes).toBe(60);
    expect(myData.timeAccount.statement).toHaveLength(6);
  });

  it('who is no volunteer has none', async () => {
    const resident = await world.person();
    expect(await mine(resident)).toBeNull();
  });
});

describe('§ 10: who reads an account', () => {
  it('the offices and the auditor of his community; to others it is missing', async () => {
    const id = volunteer.id;
    for (const officer of [world.officerA, world.streetOfficer, world.districtOfficer, world.auditor]) {
      expect(await app.client.data(OF, { id }, { token: officer.token })).toMatchObject({
        timeAccount: { honorMinutes: 60 },
      });
    }
    const stranger = (await world.volunteer()).person as Person;
    for (const other of [world.officerB, world.otherStreetOfficer, world.administrator, stranger]) {
      expect(await app.client.refusal(OF, { id }, { token: other.token })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect(await app.client.refusal(OF, { id: newId() }, { token: world.officerA.token })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await app.client.refusal(OF, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('also in a list of volunteers', async () => {
    const query = `query ($id: ID!) { volunteer(id: $id) { timeAccount { honorMinutes } } }`;
    for (const { token } of [self, world.officerA]) {
      expect(await app.client.data(query, { id: volunteer.id }, { token })).toEqual({
        volunteer: { timeAccount: { honorMinutes: 60 } },
      });
    }
  });

  it('an entry: who has a posting in it, and who reads the books of its place', async () => {
    const [line] = (await mine(self)).statement.nodes;
    const id = line?.entryId;
    type Entry = {
      ledgerEntry: {
        postings: {
          ownerKind: string;
          ownerId: string | null;
          minutes: number;
          balanceAfterMinutes: number | null;
        }[];
      };
    };
    const own = await app.client.data<Entry>(ENTRY, { id }, { token: self.token });
    expect(own.ledgerEntry).toMatchObject({ kind: 'REVERSAL', placeCode: world.communityA, sequence: 3 });
    expect(own.ledgerEntry.postings.reduce((sum, posting) => sum + posting.minutes, 0)).toBe(0);
    // How much a community has issued is not a volunteer's to know.
    for (const posting of own.ledgerEntry.postings) {
      expect(posting.balanceAfterMinutes === null).toBe(posting.ownerKind === 'PLACE');
    }
    const officer = await app.client.data<Entry>(ENTRY, { id }, { token: world.auditor.token });
    expect(
      officer.ledgerEntry.postings.every(
        (posting) => posting.ownerId !== null && posting.balanceAfterMinutes !== null,
      ),
    ).toBe(true);
    expect(await app.client.refusal(ENTRY, { id }, { token: world.officerB.token })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('rule 4: when two volunteers turn out to be one', () => {
  it('the minutes of the duplicate follow him, once', async () => {
    const [duplicate, into] = [await world.volunteer({ withAccount: false }), await world.volunteer()];
    const recordId = await credit(duplicate.id, 120);
    await credit(into.id, 30);
    await app.client.data(
      `mutation ($input: MergeVolunteersInput!) { mergeVolunteers(input: $input) { id } }`,
      { input: { duplicateId: duplicate.id, intoId: into.id, reason: '重复登记' } },
      { token: world.districtOfficer.token },
    );
    await app.settled();
    await app.settled();
    expect(await mine(into.person as Person)).toMatchObject({ honorMinutes: 150, availableMinutes: 150 });
    const totals = await app.uow.read((view) => ledger.timeAccounts(view, [duplicate.id]));
    expect(totals.get(duplicate.id)).toMatchObject({ honorMinutes: 0, availableMinutes: 0 });
    const reversal = {
      serviceRecordId: recordId,
      volunteerId: into.id,
      policyVersionId: DEFAULT_POLICY_VERSION_ID,
    };
    await app.uow.write((transaction) =>
      ledger.reverseCredit(transaction, {
        ...reversal,
        actorAccountId: world.officerA.accountId,
        reason: '误记',
      }),
    );
    expect(await mine(into.person as Person)).toMatchObject({ honorMinutes: 30, availableMinutes: 30 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { DEFAULT_POLICY, type Policy } from '../../src/policies/policy.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, type Person, STREET, World } from '../support/world.js';

interface InForce {
  readonly versionId: string;
  readonly policy: Policy;
}

interface Version {
  readonly id: string;
  readonly placeCode: string;
  readonly version: number;
  readonly validFrom: string;
  readonly policy: Policy;
}

const POLICY = `query ($placeCode: String!, $on: LocalDate) { policy(placeCode: $placeCode, on: $on) { versionId policy } }`;
const SET = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id placeCode version validFrom policy } }`;
const VERSIONS = `query ($placeCode: String!, $first: Int!, $after: String) {
  policyVersions(placeCode: $placeCode, first: $first, after: $after) { nodes { id version validFrom } pageInfo { hasNextPage endCursor } } }`;

/** The default with another unit of credit, by which versions are told apart. */
const withUnit = (creditUnitMinutes: number): Policy => ({
  ...DEFAULT_POLICY,
  records: { ...DEFAULT_POLICY.records, creditUnitMinutes },
});

const TODAY = '2026-06-15';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});

afterAll(() => app.stop());

const inputOf = (placeCode: string, validFrom: string, policy: unknown) => ({
  placeCode,
  validFrom,
  policy,
  idempotencyKey: newKey(),
});

async function setPolicy(placeCode: string, validFrom: string, policy: Policy): Promise<Version> {
  const input = inputOf(placeCode, validFrom, policy);
  return (
    await app.client.data<{ setPolicy: Version }>(SET, { input }, { token: world.districtOfficer.token })
  ).setPolicy;
}

async function inForce(
  placeCode: string,
  on: string | null = null,
  reader: Person = world.districtOfficer,
): Promise<InForce> {
  return (await app.client.data<{ policy: InForce }>(POLICY, { placeCode, on }, { token: reader.token }))
    .policy;
}

const unitIn = async (placeCode: string, on: string | null = null): Promise<number> =>
  (await inForce(placeCode, on)).policy.records.creditUnitMinutes;

describe('§ 11: policy is data', () => {
  it('where nobody has set one, the default of the deployment holds', async () => {
    expect(await inForce(world.communityA)).toEqual({
      versionId: DEFAULT_POLICY_VERSION_ID,
      policy: DEFAULT_POLICY,
    });
  });

  it('the district sets one for all its places, a street’s own goes before it', async () => {
    const district = await setPolicy(DISTRICT, TODAY, withUnit(15));
    expect(district).toMatchObject({ placeCode: DISTRICT, version: 1, validFrom: TODAY });
    const street = await setPolicy(STREET, TODAY, withUnit(20));
    expect(await inForce(world.communityA)).toMatchObject({ versionId: street.id });
    expect(await inForce(STREET)).toMatchObject({ versionId: street.id });
    expect(await inForce(world.communityC)).toMatchObject({ versionId: district.id });
    expect([await unitIn(world.communityA), await unitIn(world.communityC)]).toEqual([20, 15]);
  });

  it('days before it keep the policy they had', async () => {
    expect(await unitIn(world.communityA, '2026-06-14')).toBe(30);
  });

  it('one set in advance waits for its day', async () => {
    await setPolicy(STREET, '2026-07-01', withUnit(60));
    expect(await unitIn(world.communityA)).toBe(20);
    expect(await unitIn(world.communityA, '2026-06-30')).toBe(20);
    expect(await unitIn(world.communityA, '2026-07-01')).toBe(60);
  });

  it('of two for the same day the later set holds, and one for now leaves the announced one in place', async () => {
    await setPolicy(STREET, TODAY, withUnit(10));
    expect(await unitIn(world.communityA)).toBe(10);
    expect(await unitIn(world.communityA, '2026-07-01')).toBe(60);
  });

  it('versions are numbered within their place and listed newest first, page by page', async () => {
    type Page = {
      policyVersions: { nodes: Version[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    };
    const token = world.districtOfficer.token;
    const first = await app.client.data<Page>(VERSIONS, { placeCode: STREET, first: 2 }, { token });
    expect(first.policyVersions.nodes.map(({ version }) => version)).toEqual([3, 2]);
    const after = first.policyVersions.pageInfo.endCursor;
    const second = await app.client.data<Page>(VERSIONS, { placeCode: STREET, first: 2, after }, { token });
    expect(second.policyVersions).toMatchObject({
      nodes: [{ version: 1 }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('two officers at once get a number each', async () => {
    const set = await Promise.all(
      [30, 45, 60, 90].map((unit) => setPolicy('510502002', TODAY, withUnit(unit))),
    );
    expect(set.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  });

  it('the same key sets it once', async () => {
    const input = inputOf(DISTRICT, TODAY, withUnit(15));
    const token = world.districtOfficer.token;
    const [first, again] = [
      await app.client.data<{ setPolicy: Version }>(SET, { input }, { token }),
      await app.client.data<{ setPolicy: Version }>(SET, { input }, { token }),
    ];
    expect(again).toEqual(first);
    const other = { ...input, policy: withUnit(45) };
    expect(await app.client.refusal(SET, { input: other }, { token })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});

describe('§ 11: a policy is validated as a whole', () => {
  const refusal = (input: object) =>
    app.client.refusal(SET, { input }, { token: world.districtOfficer.token, language: 'en' });

  it('every fault is told with its path, and nothing is stored', async () => {
    const before = await inForce(world.communityC);
    const { registration, records } = DEFAULT_POLICY;
    const refused = await refusal(
      inputOf(DISTRICT, TODAY, {
        ...DEFAULT_POLICY,
        registration: { ...registration, guardianAgeYears: 17 },
        records: { ...records, dayLimitCommunityMinutes: 721, honorProvenances: ['CHECKED_IN'] },
      }),
    );
    expect(refused.code).toBe('INVALID_INPUT');
    expect(refused.fields?.map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        ['input.policy.registration.guardianAgeYears', 'POLICY_VALUE'],
        ['input.policy.records.dayLimitCommunityMinutes', 'POLICY_VALUE'],
        ['input.policy.records.redeemableProvenances', 'POLICY_VALUE'],
        ['input.policy.records.rankingProvenances', 'POLICY_VALUE'],
      ]),
    );
    expect(await inForce(world.communityC)).toEqual(before);
  });

  it('not backwards, and only for a district or a street', async () => {
    expect((await refusal(inputOf(DISTRICT, '2026-06-14', withUnit(15)))).fields).toEqual([
      expect.objectContaining({ path: 'input.validFrom', code: 'POLICY_VALID_FROM_PAST' }),
    ]);
    expect((await refusal(inputOf(world.communityA, TODAY, withUnit(15)))).fields).toEqual([
      expect.objectContaining({ path: 'input.placeCode', code: 'POLICY_PLACE' }),
    ]);
  });

  it('a street that does not exist has none', async () => {
    expect(await refusal(inputOf('510502999', TODAY, withUnit(15)))).toMatchObject({
      code: 'PLACE_NOT_FOUND',
    });
  });
});

describe('§ 10: who may', () => {
  it('only the district officer sets policies, and only in his district', async () => {
    const input = inputOf(STREET, TODAY, withUnit(15));
    for (const officer of [world.streetOfficer, world.officerA, world.auditor, world.administrator]) {
      expect(await app.client.refusal(SET, { input }, { token: officer.token })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    const elsewhere = inputOf('510503', TODAY, withUnit(15));
    expect(
      await app.client.refusal(SET, { input: elsewhere }, { token: world.districtOfficer.token }),
    ).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('the offices and the auditor read what holds with them', async () => {
    for (const officer of [world.officerA, world.streetOfficer, world.auditor]) {
      expect((await inForce(world.communityA, null, officer)).policy.records.creditUnitMinutes).toBe(10);
    }
    const placeCode = world.communityB;
    expect(await app.client.refusal(POLICY, { placeCode }, { token: world.officerA.token })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await app.client.refusal(POLICY, { placeCode })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const resident = await world.person();
    expect(await app.client.refusal(POLICY, { placeCode }, { token: resident.token })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

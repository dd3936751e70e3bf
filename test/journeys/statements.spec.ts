import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { DONATE, GivingDesk, type Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import type { RedemptionDesk } from '../support/redemption-desk.js';
import { VOID } from '../support/service-desk.js';
import type { Person, World } from '../support/world.js';

const MONTHS = `query ($month: String, $first: Int = 20, $after: String) { myTimeAccount {
  months(first: $first, after: $after) { nodes {
    month opening { honorMinutes balanceMinutes debtMinutes } closing { honorMinutes balanceMinutes debtMinutes }
    movements { kind account minutes entries } } pageInfo { hasNextPage endCursor } }
  statement(first: 100, month: $month) { nodes { kind account minutes } } } }`;
const DOWNLOAD = `query ($volunteerId: ID, $month: String, $format: TableFormat!) {
  statementDownload(volunteerId: $volunteerId, month: $month, format: $format) { path fileName expiresAt } }`;
interface Link {
  readonly path: string;
  readonly fileName: string;
  readonly expiresAt: string;
}

let desk: GivingDesk;
let redemptions: RedemptionDesk;
let world: World;

beforeAll(async () => {
  desk = await GivingDesk.open();
  ({ redemptions, world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (kin: Kin): Person => kin.person as Person;
const ask = <T>(query: string, variables: Record<string, unknown>, by: Person): Promise<T> =>
  desk.app.client.data<T>(query, variables, { token: by.token });
const refused = async (query: string, variables: Record<string, unknown>, by: Person): Promise<string> =>
  (await desk.app.client.refusal(query, variables, { token: by.token })).code;
const fetched = (path: string): Promise<Response> => fetch(`${desk.app.client.url}${path}`);
const link = async (variables: Record<string, unknown>, by: Person): Promise<Link> =>
  (await ask<{ statementDownload: Link }>(DOWNLOAD, variables, by)).statementDownload;

/** Serves in May, gives in June, and has one record voided with a reason that a spreadsheet would compute. */
async function withTwoMonths(): Promise<Kin> {
  desk.app.clock.set('2026-05-20T02:00:00Z');
  const kin = await desk.kin('老孟');
  const { service } = redemptions.match;
  const draft = (day: string) => service.draft(kin.id, { day, from: '08:00', minutes: 60 });
  await service.confirmed(draft('2026-05-18'));
  const wrong = await service.confirmed(draft('2026-05-19'));
  desk.app.clock.set('2026-06-15T02:00:00Z');
  const renewed = { ...person(kin), token: await world.signIn(person(kin)) };
  const voiding = { recordId: wrong, reason: '=HYPERLINK("http://x")', idempotencyKey: newKey() };
  await redemptions.match.send(VOID, voiding, world.officerA);
  await desk.send(DONATE, { minutes: 30 }, renewed);
  return { ...kin, person: renewed };
}

describe('rule 37: a statement by month', () => {
  let kin: Kin;
  beforeAll(async () => {
    kin = await withTwoMonths();
  });

  it('each month opens as the one before closed', async () => {
    const { myTimeAccount } = await ask<{
      myTimeAccount: {
        months: { nodes: { month: string; opening: object; closing: object; movements: object[] }[] };
      };
    }>(MONTHS, {}, person(kin));
    const [june, may] = myTimeAccount.months.nodes;
    const nothing = { honorMinutes: 0, balanceMinutes: 0, debtMinutes: 0 };
    const between = { honorMinutes: 120, balanceMinutes: 120, debtMinutes: 0 };
    expect(may).toMatchObject({ month: '2026-05', opening: nothing, closing: between });
    expect(june).toMatchObject({
      ...{ month: '2026-06', opening: between },
      closing: { honorMinutes: 60, balanceMinutes: 30, debtMinutes: 0 },
    });
    expect(june?.movements).toEqual(
      expect.arrayContaining([
        { kind: 'REVERSAL', account: 'HONOR', minutes: -60, entries: 1 },
        { kind: 'REVERSAL', account: 'AVAILABLE', minutes: -60, entries: 1 },
        { kind: 'DONATION', account: 'AVAILABLE', minutes: -30, entries: 1 },
      ]),
    );
  });

  it('the lines of one month alone, and the months page by page', async () => {
    type Answer = {
      myTimeAccount: {
        months: { nodes: { month: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        statement: { nodes: { kind: string }[] };
      };
    };
    const first = await ask<Answer>(MONTHS, { month: '2026-05', first: 1 }, person(kin));
    expect(new Set(first.myTimeAccount.statement.nodes.map(({ kind }) => kind))).toEqual(
      new Set(['SERVICE_CREDIT']),
    );
    expect(first.myTimeAccount.months).toMatchObject({ nodes: [{ month: '2026-06' }] });
    const after = first.myTimeAccount.months.pageInfo.endCursor;
    const second = await ask<Answer>(MONTHS, { first: 1, after }, person(kin));
    expect(second.myTimeAccount.months).toMatchObject({
      nodes: [{ month: '2026-05' }],
      pageInfo: { hasNextPage: false },
    });
    expect(await refused(MONTHS, { month: '2026-13' }, person(kin))).toBe('INVALID_INPUT');
  });

  it('as CSV and as a workbook, with nothing that a spreadsheet would compute', async () => {
    const { path, fileName, expiresAt } = await link({ format: 'CSV', month: '2026-06' }, person(kin));
    expect(fileName).toBe(`时长对账单-${kin.volunteerNo}-2026-06.csv`);
    expect(expiresAt).toBe('2026-06-15T02:05:00.000Z');
    const response = await fetched(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    );
    const lines = Buffer.from(await response.arrayBuffer())
      .toString('utf8')
      .split('\r\n');
    expect(lines[0]).toBe('\uFEFF时间,事项,科目,增减（分钟）,此后余额（分钟）,说明,分录编号');
    expect(lines.filter((line) => line.includes('冲正'))).toHaveLength(2);
    expect(lines.join('\n')).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines.at(-2)).toMatch(/^2026-06-15 10:00,捐入时间池,可用时长,-30,30,/);

    const workbook = await fetched((await link({ format: 'XLSX' }, person(kin))).path);
    const files = unzipSync(new Uint8Array(await workbook.arrayBuffer()));
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toMatch(/对账单.*按月/s);
    expect(strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>');
  });

  it('an address is good for five minutes, cannot be altered, and gives no more than its owner may read then', async () => {
    const own = await link({ format: 'CSV' }, person(kin));
    const altered = own.path.slice(0, -2) + (own.path.endsWith('AA') ? 'BB' : 'AA');
    for (const path of [altered, '/downloads/', '/downloads/nonsense', `${own.path}x`]) {
      const response = await fetched(path);
      expect([400, 404]).toContain(response.status);
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(['DOWNLOAD_ADDRESS_INVALID', 'NOT_FOUND']).toContain(errors[0]?.extensions.code);
    }
    expect((await fetched(own.path)).status).toBe(200);
    desk.app.clock.set('2026-06-15T02:05:01Z');
    expect((await fetched(own.path)).status).toBe(400);
    desk.app.clock.set('2026-06-15T02:00:00Z');

    const office = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const byOffice = await link({ format: 'CSV', volunteerId: kin.id }, office);
    expect((await fetched(byOffice.path)).status).toBe(200);
    const { roleGrants } = await ask<{ roleGrants: { nodes: { id: string; accountId: string }[] } }>(
      `query ($placeCode: String!) { roleGrants(placeCode: $placeCode, first: 100) { nodes { id accountId } } }`,
      { placeCode: world.communityA },
      world.administrator,
    );
    const grantId = roleGrants.nodes.find(({ accountId }) => accountId === office.accountId)?.id;
    await ask(
      `mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { id } }`,
      { input: { grantId, reason: '离任' } },
      world.administrator,
    );
    expect((await fetched(byOffice.path)).status).toBe(404);
  });

  it('of others only to who reads the books there', async () => {
    const variables = { format: 'CSV', volunteerId: kin.id };
    const stranger = await desk.kin('旁人');
    for (const by of [person(stranger), world.officerB, world.otherStreetOfficer])
      expect(await refused(DOWNLOAD, variables, by)).toBe('NOT_FOUND');
    for (const by of [world.officerA, world.auditor])
      expect((await link(variables, by)).path).toMatch(/^\/downloads\//);
    expect(await refused(DOWNLOAD, { format: 'CSV' }, await world.person())).toBe('NOT_A_VOLUNTEER');
  });
});

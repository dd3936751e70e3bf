import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CertificateDesk,
  DECLINE,
  ISSUE,
  PERIOD,
  REQUEST,
  type ShownCertificate,
  VERIFY,
} from '../support/certificate-desk.js';
import type { Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import type { Person, World } from '../support/world.js';

let desk: CertificateDesk;
let world: World;

beforeAll(async () => {
  desk = await CertificateDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (kin: Kin): Person => kin.person as Person;

describe('rule 41: what is not issued', () => {
  it('nothing confirmed, another community’s service, or a period the wrong way round', async () => {
    const kin = await desk.giving.kin('无记录');
    const asked = await desk.requested(kin);
    const input = { certificateId: asked.id };
    expect(await desk.refused(ISSUE, { input }, world.officerA)).toBe('NOTHING_TO_CERTIFY');
    const served = await desk.giving.kin('有记录', 60);
    const elsewhere = await desk.requested(served, { issuerCode: world.communityB });
    expect(await desk.refused(ISSUE, { input: { certificateId: elsewhere.id } }, world.officerA)).toBe(
      'NOT_FOUND',
    );
    expect(await desk.refused(ISSUE, { input: { certificateId: elsewhere.id } }, world.officerB)).toBe(
      'NOTHING_TO_CERTIFY',
    );
    const wrong = { fromDay: '2026-06-30', untilDay: '2026-06-01', idempotencyKey: newKey() };
    expect(await desk.refused(REQUEST, { input: wrong }, person(kin))).toBe('INVALID_INPUT');
    expect(
      await desk.ask(DECLINE, { input: { ...input, reason: '没有记录' } }, world.officerA),
    ).toMatchObject({
      ...{ status: 'DECLINED', number: null, endReason: '没有记录' },
    });
  });

  it('by nobody to himself, and before one is accepted', async () => {
    const kin = await desk.giving.kin('兼任', 60);
    const grant = { login: person(kin).phone, role: 'COMMUNITY_OFFICER', placeCode: world.communityA };
    await desk.ask(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: grant },
      world.administrator,
    );
    const asked = await desk.requested(kin);
    expect(await desk.refused(ISSUE, { input: { certificateId: asked.id } }, person(kin))).toBe(
      'OWN_REGISTRATION',
    );
    const waiting = await world.volunteer({ accept: false });
    const input = { ...PERIOD, idempotencyKey: newKey() };
    expect(await desk.refused(REQUEST, { input }, await world.person())).toBe('NOT_A_VOLUNTEER');
    expect(await desk.refused(REQUEST, { input }, waiting.person as Person)).toBe(
      'VOLUNTEER_NOT_FOR_CERTIFICATE',
    );
  });

  it('at once, twice: one number, one certificate', async () => {
    const kin = await desk.giving.kin('并发', 60);
    const asked = await desk.requested(kin);
    const codes = await Promise.all(
      [1, 2, 3].map(async () => {
        const { data, errors } = await desk.app.client.send<Record<string, ShownCertificate>>(
          ISSUE,
          { input: { certificateId: asked.id } },
          { token: world.officerA.token },
        );
        return errors[0]?.extensions.code ?? Object.values(data ?? {})[0]?.status;
      }),
    );
    expect(codes.sort()).toEqual([
      'CERTIFICATE_STATUS_NOT_ALLOWED',
      'CERTIFICATE_STATUS_NOT_ALLOWED',
      'ISSUED',
    ]);
  });

  it('guessing is limited by address', async () => {
    const tries = [];
    for (let count = 0; count < 25; count += 1)
      tries.push(
        (
          await desk.app.client.send(VERIFY, {
            number: `ZM510502202606150000${String(count).padStart(2, '0')}`,
            code: 'X',
          })
        ).errors[0]?.extensions.code,
      );
    expect(tries.at(-1)).toBe('TOO_MANY_ATTEMPTS');
    const page = await fetch(`${desk.app.client.url}/verify/ZM51050220260615000001?code=X`);
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await page.text()).toContain('尝试次数过多');
    for (const path of ['/verify', '/verify/ZM51050220260615000001']) {
      const form = await fetch(`${desk.app.client.url}${path}`);
      expect(form.status).toBe(200);
      expect(await form.text()).toContain('<input name="code"');
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttemptsService } from '../../src/identity/attempts.service.js';
import {
  CertificateDesk,
  DECLINE,
  ISSUE,
  LIST,
  READ,
  REPLACE,
  REVOKE,
  type ShownCertificate,
} from '../support/certificate-desk.js';
import type { Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import { MERGE } from '../support/volunteer-desk.js';
import { VOID } from '../support/service-desk.js';
import type { Person, World } from '../support/world.js';

const UNKNOWN = { validity: 'UNKNOWN', maskedName: null, minutes: null, period: null, issuer: null };

let desk: CertificateDesk;
let world: World;

beforeAll(async () => {
  desk = await CertificateDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (kin: Kin): Person => kin.person as Person;

describe('rule 41: a certificate of confirmed service', () => {
  let kin: Kin;
  let certificate: ShownCertificate;

  it('is asked for by the volunteer, and issued by an office of the community from what is confirmed', async () => {
    kin = await desk.giving.kin('李秀英');
    const { service } = desk.giving.redemptions.match;
    await service.confirmed(service.draft(kin.id, { day: '2026-06-11', minutes: 95 }));
    await service.confirmed(service.draft(kin.id, { day: '2026-06-12', minutes: 60 }));
    await service.enter(service.draft(kin.id, { day: '2026-06-10', minutes: 60 }));
    const asked = await desk.requested(kin);
    expect(asked).toMatchObject({
      status: 'REQUESTED',
      number: null,
      code: null,
      minutes: null,
      records: [],
    });
    certificate = await desk.ask(ISSUE, { input: { certificateId: asked.id } }, world.officerA);
    expect(certificate).toMatchObject({ status: 'ISSUED', minutes: 150 });
    expect(certificate.number).toMatch(/^ZM51050220260615\d{6}$/);
    expect(certificate.records.map(({ day, minutes }) => [day, minutes])).toEqual([
      ['2026-06-11', 90],
      ['2026-06-12', 60],
    ]);
    expect(await desk.ask(READ, { id: certificate.id }, person(kin))).toEqual(certificate);
    const data = await desk.ask<{ certificates: object[]; stars: object[] }>('{ myData }', {}, person(kin));
    expect(data.certificates).toMatchObject([{ number: certificate.number, minutes: 150 }]);
    expect(data.stars).toEqual([]);
  });

  it('anyone with number and code is told five facts, and nobody anything else', async () => {
    const { number, code } = certificate;
    const facts = {
      ...{ validity: 'VALID', maskedName: '李**', minutes: 150 },
      ...{ period: '2026-06-01 – 2026-06-15', issuer: '甲社区' },
    };
    expect(await desk.verified(number, code)).toEqual(facts);
    expect(await desk.verified(number.toLowerCase(), ` ${code.toLowerCase()} `)).toEqual(facts);
    expect(await desk.verified(number, `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)).toEqual(
      UNKNOWN,
    );
    expect(await desk.verified('ZM51050220260615999999', code)).toEqual(UNKNOWN);

    const page = await fetch(`${desk.app.client.url}${certificate.verificationPath}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    for (const fact of ['有效', '李**', '2 小时 30 分', '2026-06-01 – 2026-06-15', '甲社区'])
      expect(html).toContain(fact);
    for (const hidden of ['李秀英', kin.volunteerNo, kin.id]) expect(html).not.toContain(hidden);
    for (const odd of ['%00', 'ZM', '💥', `${number}%27`]) {
      const nothing = await fetch(`${desk.app.client.url}/verify/${odd}?code=%00`);
      expect([nothing.status, (await nothing.text()).includes('没有这份证明')]).toEqual([200, true]);
    }
    const other = await fetch(`${desk.app.client.url}/verify/${number}?code=<script>alert(1)</script>`);
    const text = await other.text();
    expect(text).toContain('没有这份证明');
    expect(text).not.toContain('<script>');
  });

  it('every altered byte of what is signed is detected', async () => {
    const altered = async (column: string, change: (text: string) => string): Promise<string> => {
      const [row] = await desk.app.uow.read((view) =>
        view.rows<Record<string, string>>(`SELECT ${column} AS text FROM certificate WHERE id = :id`, {
          id: certificate.id,
        }),
      );
      const text = row?.['text'] ?? '';
      const put = (value: string) =>
        desk.app.uow.write((transaction) =>
          transaction.execute(`UPDATE certificate SET ${column} = :value WHERE id = :id`, {
            ...{ value, id: certificate.id },
          }),
        );
      await put(change(text));
      try {
        return String((await desk.verified(certificate.number, certificate.code))['validity']);
      } finally {
        await put(text);
      }
    };
    const flip = (at: number) => (text: string) =>
      text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    for (const at of [3, 10, 40, 80]) {
      expect(await altered('snapshot_sealed', flip(at))).toBe('UNKNOWN');
      expect(await altered('signature', flip(at))).toBe('UNKNOWN');
    }
    expect(await altered('issuer_code', () => world.communityB)).toBe('UNKNOWN');
    await desk.app.get(AttemptsService).clear('certificate', '127.0.0.1');
    expect(await desk.verified(certificate.number, certificate.code)).toMatchObject({ validity: 'VALID' });
  });

  it('is flagged when a record that it states is voided, and replaced from what is left', async () => {
    const [record] = await desk.app.uow.read((view) =>
      view.rows<{ id: string }>(
        `SELECT record_id AS id FROM certificate_record WHERE certificate_id = :id ORDER BY record_id LIMIT 1`,
        { id: certificate.id },
      ),
    );
    const voiding = { recordId: record?.id, reason: '查实未到岗', idempotencyKey: newKey() };
    await desk.giving.redemptions.match.send(VOID, voiding, world.officerA);
    await desk.app.settled();
    const flagged = await desk.ask<{ nodes: { id: string }[] }>(
      LIST,
      { placeCode: world.communityA, flagged: true },
      world.officerA,
    );
    expect(flagged.nodes).toEqual([{ id: certificate.id }]);
    const replaced = await desk.ask(REPLACE, { input: { certificateId: certificate.id } }, world.officerA);
    expect(replaced).toMatchObject({
      status: 'ISSUED',
      replacesId: certificate.id,
      flaggedAt: null,
      minutes: 60,
    });
    expect(await desk.ask(READ, { id: certificate.id }, person(kin))).toMatchObject({ status: 'REPLACED' });
    expect(await desk.verified(certificate.number, certificate.code)).toMatchObject({ validity: 'REVOKED' });
    expect(await desk.verified(replaced.number, replaced.code)).toMatchObject({
      validity: 'VALID',
      minutes: 60,
    });
  });

  it('is revoked with a reason, and stays so', async () => {
    const other = await desk.giving.kin('王五', 60);
    const { id, number, code } = await desk.issued(other);
    const input = { certificateId: id, reason: '开具有误' };
    expect(await desk.ask(REVOKE, { input }, world.officerA)).toMatchObject({
      status: 'REVOKED',
      endReason: '开具有误',
    });
    expect(await desk.verified(number, code)).toMatchObject({ validity: 'REVOKED' });
    for (const [query, again] of [
      [REVOKE, input],
      [ISSUE, { certificateId: id }],
      [REPLACE, { certificateId: id }],
      [DECLINE, input],
    ] as const)
      expect(await desk.refused(query, { input: again }, world.officerA)).toBe(
        'CERTIFICATE_STATUS_NOT_ALLOWED',
      );
  });

  it('rule 4: a merge carries it to the registration that remains', async () => {
    const [duplicate, into] = [
      await desk.giving.kin('赵六', 60),
      await desk.giving.kin('赵六', 0, { withAccount: true }),
    ];
    const { id, number, code } = await desk.issued(duplicate);
    const merge = { duplicateId: duplicate.id, intoId: into.id, reason: '同一人' };
    await desk.ask(MERGE, { input: merge }, world.streetOfficer);
    await desk.app.settled();
    const mine = await desk.ask<{ nodes: { id: string }[] }>(
      '{ myCertificates { nodes { id } } }',
      {},
      person(into),
    );
    expect(mine.nodes).toEqual([{ id }]);
    expect(await desk.verified(number, code)).toMatchObject({ validity: 'VALID', minutes: 60 });
  });
});

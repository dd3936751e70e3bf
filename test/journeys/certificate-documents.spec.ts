import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CertificateDesk, ISSUE, REVOKE, type ShownCertificate } from '../support/certificate-desk.js';
import type { Kin } from '../support/giving-desk.js';
import type { Person, World } from '../support/world.js';

const DOWNLOAD = `query ($id: ID!, $format: DocumentFormat!) { certificateDownload(id: $id, format: $format) { path fileName } }`;

let desk: CertificateDesk;
let world: World;

beforeAll(async () => {
  desk = await CertificateDesk.open({ LINLI_PUBLIC_URL: 'https://linli.example.cn/' });
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (kin: Kin): Person => kin.person as Person;
const fetched = async (
  { id }: ShownCertificate,
  format: string,
  by: Person,
): Promise<{ fileName: string; type: string | null; content: Buffer }> => {
  const link = await desk.ask<{ path: string; fileName: string }>(DOWNLOAD, { id, format }, by);
  const response = await fetch(`${desk.app.client.url}${link.path}`);
  expect(response.status).toBe(200);
  return {
    ...{ fileName: link.fileName, type: response.headers.get('content-type') },
    content: Buffer.from(await response.arrayBuffer()),
  };
};

/** Everything that is compressed in a PDF, unpacked. */
function streamsOf(pdf: Buffer): string {
  const streams: string[] = [];
  for (let from = pdf.indexOf('stream\n'); from !== -1; from = pdf.indexOf('stream\n', from + 7)) {
    const end = pdf.indexOf('endstream', from);
    try {
      streams.push(inflateSync(pdf.subarray(from + 7, end)).toString('latin1'));
    } catch {
      // An image, or nothing that is compressed.
    }
    from = end;
  }
  return streams.join('\n');
}

const utf16 = (character: string): string => Buffer.from(character, 'utf16le').swap16().toString('hex');

describe('rule 41: the certificate as a document', () => {
  it.each(['龘㛃𠮷', '阿依古丽·买买提'])(
    'PDF of %s: every character can be shown and selected, only what occurs is embedded',
    async (name) => {
      const kin = await desk.giving.kin(name, 60);
      const certificate = await desk.issued(kin);
      const { fileName, type, content } = await fetched(certificate, 'PDF', person(kin));
      expect(fileName).toBe(`志愿服务记录证明-${certificate.number}.pdf`);
      expect(type).toBe('application/pdf');
      expect(content.subarray(0, 5).toString()).toBe('%PDF-');
      expect(content.length).toBeLessThan(200_000);
      // Which character each glyph stands for: what a reader copies.
      const unpacked = streamsOf(content).toLowerCase().replaceAll(' ', '');
      const missing = [...name].filter((character) => !unpacked.includes(utf16(character)));
      expect(missing).toEqual([]);
      expect(unpacked.includes(`<${utf16('〓')}>`)).toBe(false);
    },
  );

  it('a page to be printed, with the same and the address of the verification in its code', async () => {
    const kin = await desk.giving.kin('赵六', 120);
    const certificate = await desk.issued(kin);
    const { type, content } = await fetched(certificate, 'HTML', world.officerA);
    expect(type).toBe('text/html; charset=utf-8');
    const html = content.toString('utf8');
    const address = `https://linli.example.cn/verify/${certificate.number}?code=${certificate.code}`;
    for (const told of ['赵六', kin.volunteerNo, '2 小时 0 分', '甲社区', address, '<svg'])
      expect(html).toContain(told);
    expect(html).not.toMatch(/<script|src=|href=/);
  });

  it('for who has it and the offices of its issuer, while it is in force', async () => {
    const kin = await desk.giving.kin('孙七', 60);
    const asked = await desk.requested(kin);
    const pdf = (id: string) => ({ id, format: 'PDF' });
    expect(await desk.refused(DOWNLOAD, pdf(asked.id), person(kin))).toBe('CERTIFICATE_STATUS_NOT_ALLOWED');
    const certificate = await desk.ask(ISSUE, { input: { certificateId: asked.id } }, world.officerA);
    for (const by of [world.officerB, await world.person()])
      expect(await desk.refused(DOWNLOAD, pdf(certificate.id), by)).toBe('NOT_FOUND');
    const { path } = await desk.ask<{ path: string }>(DOWNLOAD, pdf(certificate.id), person(kin));
    const input = { certificateId: certificate.id, reason: '开具有误' };
    await desk.ask(REVOKE, { input }, world.officerA);
    expect((await fetch(`${desk.app.client.url}${path}`)).status).toBe(400);
    expect(await desk.refused(DOWNLOAD, pdf(certificate.id), person(kin))).toBe(
      'CERTIFICATE_STATUS_NOT_ALLOWED',
    );
  });
});

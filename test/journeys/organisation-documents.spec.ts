import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type Settings, SETTINGS_TOKEN } from '../../src/platform/config/settings.js';
import { charterDocx } from '../../src/organisations/documents/charter-docx.js';
import { readCharterText } from '../../src/organisations/charters/charter-text.js';
import { MEETING, simpleCharter } from '../support/charters.js';
import { newKey } from '../support/people.js';
import { CHECKLIST, OrganisationDesk, ROSTER, type ShownOrganisation } from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

const UPLOAD = `mutation ($input: RequestDocumentUploadInput!) { requestDocumentUpload(input: $input) { path expiresAt } }`;
const LIST = `query ($organisationId: ID!) { organisationDocuments(organisationId: $organisationId) {
  id kind fileName fileType bytes } }`;
const FETCH = `query ($documentId: ID!) { organisationDocumentDownload(documentId: $documentId) { path fileName } }`;
const REMOVE = `mutation ($input: RemoveOrganisationDocumentInput!) { removeOrganisationDocument(input: $input) { id } }`;
const TEXT = `query ($documentId: ID!) { charterTextOfDocument(documentId: $documentId, form: SIMPLE) {
  text check { articles faults { fault } } } }`;
const DRAFT = `mutation ($input: DraftCharterInput!) { draftCharter(input: $input) { id } }`;
const ADOPT = `mutation ($input: AdoptCharterInput!) { adoptCharter(input: $input) { status } }`;
const CHARTER = `query ($versionId: ID!, $format: CharterFileFormat!) { charterDownload(versionId: $versionId, format: $format) {
  path fileName } }`;
const PDF = Buffer.from('%PDF-1.7\n申请书\n%%EOF');

interface Answer {
  readonly status: number;
  readonly documentId: string;
  readonly code: string | null;
}
interface Document {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
}

let desk: OrganisationDesk;
let world: World;
let officer: Person;
let association: ShownOrganisation;

beforeAll(async () => {
  desk = await OrganisationDesk.open();
  ({ world } = desk);
  officer = await desk.person();
  association = await desk.draft(officer);
  await desk.describe(association.id, officer);
  await desk.members(association.id, 10, 2, officer);
}, 120_000);
afterAll(() => desk.app.stop());

const addressOf = (kind: string, by: Person = officer): Promise<{ path: string }> =>
  desk.ask(UPLOAD, { input: { organisationId: association.id, kind } }, by);
const brought = async (path: string, content: Buffer, name = '申请书.pdf'): Promise<Answer> => {
  const response = await fetch(`${desk.app.client.url}${path}`, {
    ...{ method: 'PUT', body: new Uint8Array(content) },
    headers: { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' },
  });
  const body = (await response.json()) as {
    documentId?: string;
    errors?: { extensions: { code: string } }[];
  };
  const code = body.errors?.[0]?.extensions.code ?? null;
  return { status: response.status, documentId: body.documentId ?? '', code };
};
const documents = (by: Person = officer): Promise<Document[]> =>
  desk.ask(LIST, { organisationId: association.id }, by);

describe('rule 43: the papers of a filing', () => {
  let document: string;

  it('are brought to a short-lived address, and fetched by the organisation and its offices only', async () => {
    const { path } = await addressOf('APPLICATION');
    const first = await brought(path, PDF);
    expect(first).toMatchObject({ status: 200, code: null });
    expect(await brought(path, PDF)).toEqual(first);
    expect((await brought(path, Buffer.from('%PDF-1.7 other'))).code).toBe('UPLOAD_ADDRESS_INVALID');
    document = first.documentId;
    expect(await documents()).toEqual([
      { id: document, kind: 'APPLICATION', fileName: '申请书.pdf', fileType: 'PDF', bytes: PDF.length },
    ]);
    const link = await desk.ask<{ path: string }>(FETCH, { documentId: document }, world.streetOfficer);
    const response = await fetch(`${desk.app.client.url}${link.path}`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true);
    for (const by of [world.officerB, await desk.person()]) {
      expect((await desk.refusal(FETCH, { documentId: document }, by)).code).toMatch(/NOT_FOUND|FORBIDDEN/);
      expect((await desk.refusal(LIST, { organisationId: association.id }, by)).code).toMatch(
        /NOT_FOUND|FORBIDDEN/,
      );
      const input = { organisationId: association.id, kind: 'OTHER' };
      expect((await desk.refusal(UPLOAD, { input }, by)).code).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
  });

  it('lie sealed in the store', async () => {
    const { LINLI_FILES_FOLDER: folder } = (
      desk.app as unknown as { app: { get: (token: symbol) => Settings } }
    ).app.get(SETTINGS_TOKEN);
    const names = await readdir(folder, { recursive: true });
    const name = names.find((one) => one.endsWith(document)) ?? '';
    const raw = await readFile(join(folder, name));
    expect(raw.includes(Buffer.from('申请书'))).toBe(false);
    expect(raw.includes(Buffer.from('%PDF'))).toBe(false);
  });

  it('what is no document, too large, or brought to another address is refused, and nothing is kept', async () => {
    const { path } = await addressOf('PREMISES_PROOF');
    const bomb = Buffer.from(zipSync({ 'a.bin': new Uint8Array(5_000_000) }, { level: 9 }));
    for (const [content, code, status] of [
      [Buffer.from('MZ\u0090\0\u0003 program'), 'FILE_TYPE_NOT_ALLOWED', 415],
      [bomb, 'FILE_TYPE_NOT_ALLOWED', 415],
      [Buffer.alloc(0), 'FILE_EMPTY', 400],
      [Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]), 'FILE_TOO_LARGE', 413],
      [Buffer.alloc(11 * 1024 * 1024), 'FILE_TOO_LARGE', 413],
    ] as const)
      expect(await brought(path, content, 'charter.pdf')).toEqual({ status, code, documentId: '' });
    const altered = `${path.slice(0, -3)}${path.endsWith('A') ? 'BBB' : 'AAA'}`;
    expect((await brought(altered, PDF)).code).toBe('UPLOAD_ADDRESS_INVALID');
    const { path: link } = await desk.ask<{ path: string }>(FETCH, { documentId: document }, officer);
    expect((await brought(link.replace('/downloads/', '/uploads/'), PDF)).code).toBe(
      'UPLOAD_ADDRESS_INVALID',
    );
    expect(await documents()).toHaveLength(1);
    desk.app.clock.advanceSeconds(601);
    expect((await brought(path, PDF)).code).toBe('UPLOAD_ADDRESS_INVALID');
  });

  it('are taken away again', async () => {
    const { documentId } = await brought((await addressOf('OTHER')).path, PDF, '../../别的.pdf');
    expect((await documents()).map(({ fileName }) => fileName)).toContain('别的.pdf');
    await desk.ask(REMOVE, { input: { documentId } }, officer);
    expect((await documents()).map(({ id }) => id)).toEqual([document]);
    expect((await desk.refusal(FETCH, { documentId }, officer)).code).toBe('NOT_FOUND');
  });
});

describe('rules 43 and 45: a calligraphy association is filed with the street', () => {
  let versionId: string;

  it('its charter is read from a Word document', async () => {
    const { text } = readCharterText(simpleCharter().split('\n'));
    const { documentId } = await brought(
      (await addressOf('OTHER')).path,
      await charterDocx(text),
      '章程.docx',
    );
    const read = await desk.ask<{ text: string }>(TEXT, { documentId }, officer);
    expect(read).toMatchObject({ check: { articles: 10, faults: [] } });
    const input = {
      organisationId: association.id,
      form: 'SIMPLE',
      text: read.text,
      idempotencyKey: newKey(),
    };
    versionId = (await desk.ask<{ id: string }>(DRAFT, { input }, officer)).id;
    await desk.ask(ADOPT, { input: { versionId, ...MEETING } }, officer);
    const [application] = await documents();
    expect((await desk.refusal(TEXT, { documentId: application?.id }, officer)).code).toBe('NOT_A_DOCX');
    const broken = Buffer.from(
      zipSync({
        '[Content_Types].xml': strToU8(
          '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        ),
        'word/document.xml': new Uint8Array(30 * 1024 * 1024),
      }),
    );
    const { documentId: bomb } = await brought((await addressOf('OTHER')).path, broken, '章程.docx');
    expect((await desk.refusal(TEXT, { documentId: bomb }, officer)).code).toBe('DOCX_TOO_LARGE');
  });

  it('the checklist says what is missing until nothing is; the street decides, and the committee does not', async () => {
    const missing = async (): Promise<string[]> => {
      const variables = { organisationId: association.id };
      const { lines } = await desk.ask<{ lines: { item: string; done: boolean }[] }>(
        CHECKLIST,
        variables,
        officer,
      );
      return lines.filter(({ done }) => !done).map(({ item }) => item);
    };
    expect(await missing()).toEqual(['PREMISES_PROOF']);
    expect(await desk.refused('submitFiling', { organisationId: association.id }, officer)).toBe(
      'FILING_INCOMPLETE',
    );
    await brought((await addressOf('PREMISES_PROOF')).path, PDF, '场所证明.pdf');
    expect(await missing()).toEqual([]);
    const of = { organisationId: association.id };
    await desk.send('submitFiling', of, officer);
    expect(await desk.refused('acceptFiling', of, world.officerA)).toBe('FORBIDDEN');
    const [paper] = await documents();
    expect((await desk.refusal(REMOVE, { input: { documentId: paper?.id } }, officer)).code).toBe(
      'ORGANISATION_STATUS_NOT_ALLOWED',
    );
    // A member leaves while the street looks at it: nine are not enough, until it is taken back and mended.
    const { nodes } = await desk.ask<{ nodes: { id: string }[] }>(ROSTER, of, officer);
    await desk.send('endOrganisationMembership', { ...of, memberId: nodes[9]?.id }, officer);
    expect(await desk.refused('acceptFiling', of, world.streetOfficer)).toBe('FILING_INCOMPLETE');
    await desk.send('withdrawFiling', of, officer);
    await desk.members(association.id, 1, 0, officer);
    await desk.send('submitFiling', of, officer);
    expect(await desk.send('acceptFiling', of, world.streetOfficer)).toMatchObject({
      ...{ status: 'FILED', tier: 'STREET_FILED', filedOn: '2026-06-15', validUntil: '2029-06-14' },
    });
  });

  it('its charter is fetched as a Word document and as PDF, by anyone signed in once it is approved', async () => {
    for (const [format, start] of [
      ['PDF', '%PDF-'],
      ['DOCX', 'PK'],
    ] as const) {
      const link = await desk.ask<{ path: string; fileName: string }>(
        CHARTER,
        { versionId, format },
        await desk.person(),
      );
      expect(link.fileName).toBe(`龙桥书画协会章程（第1版）.${format.toLowerCase()}`);
      const response = await fetch(`${desk.app.client.url}${link.path}`);
      const content = Buffer.from(await response.arrayBuffer());
      expect(content.subarray(0, start.length).toString()).toBe(start);
    }
  });
});

import { request as httpRequest, type ClientRequest } from 'node:http';
import { readdir, writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationDesk, type ShownOrganisation } from '../support/organisation-desk.js';
import type { Person } from '../support/world.js';

const UPLOAD = `mutation ($input: RequestDocumentUploadInput!) { requestDocumentUpload(input: $input) { path } }`;
const FETCH = `query ($documentId: ID!) { organisationDocumentDownload(documentId: $documentId) { path } }`;
const LIST = `query ($organisationId: ID!) { organisationDocuments(organisationId: $organisationId) { id fileName } }`;
const PDF = Buffer.from('%PDF-1.7\n申请书\n%%EOF');

interface Told {
  readonly documentId?: string;
  readonly errors?: { message: string; extensions: { code: string; errorId?: string } }[];
}

/** What a store that has lost its folder finds in its place. */
const folder = mkdtempSync(join(tmpdir(), 'linli-uploads-'));
const store = join(folder, 'files');
let desk: OrganisationDesk;
let officer: Person;
let association: ShownOrganisation;

beforeAll(async () => {
  desk = await OrganisationDesk.open({ LINLI_FILES_FOLDER: store });
  officer = await desk.person();
  association = await desk.draft(officer);
}, 120_000);
afterAll(async () => {
  await desk.app.stop();
  rmSync(folder, { recursive: true });
});

const address = async (by: Person = officer, of: ShownOrganisation = association): Promise<string> => {
  const input = { organisationId: of.id, kind: 'OTHER' };
  return (await desk.ask<{ path: string }>(UPLOAD, { input }, by)).path;
};
const told = async (answer: Promise<Response>): Promise<{ status: number } & Told> => {
  const response = await answer;
  return { status: response.status, ...((await response.json()) as Told) };
};
const bring = (path: string, content: Buffer, name: string, language = 'zh-CN') =>
  told(
    fetch(`${desk.app.client.url}${path}`, {
      ...{ method: 'PUT', body: new Uint8Array(content) },
      headers: { 'x-file-name': encodeURIComponent(name), 'accept-language': language },
    }),
  );
const codeOf = ({ errors }: Told) => errors?.[0]?.extensions.code;

/** A file that is announced and never comes. */
const begin = (path: string): { request: ClientRequest; status: Promise<number> } => {
  const request = httpRequest(`${desk.app.client.url}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', 'content-length': 1_000_000 },
  });
  const status = new Promise<number>((resolve) => {
    request.on('response', (response) => resolve(response.statusCode ?? 0));
    request.on('error', () => resolve(0));
  });
  request.flushHeaders();
  return { request, status };
};

describe('files that are brought', () => {
  it('are named as what they are', async () => {
    await bring(await address(), PDF, 'invoice.bat');
    expect(await desk.ask(LIST, { organisationId: association.id }, officer)).toMatchObject([
      { fileName: 'invoice.bat.pdf' },
    ]);
  });

  it('without an address are refused before anything of them is read', async () => {
    const { request, status } = begin('/uploads/none');
    expect(await status).toBe(400);
    request.destroy();
  });

  it('are looked at two at a time of one person, and eight of all; then they are taken again', async () => {
    const path = await address();
    const under = Array.from({ length: 3 }, () => begin(path));
    expect(await Promise.race(under.map(({ status }) => status))).toBe(503);
    const third = await bring(path, PDF, '第三.pdf', 'en');
    expect([third.status, codeOf(third)]).toEqual([503, 'SERVICE_BUSY']);
    expect(third.errors?.[0]?.message).toMatch(/try again/i);
    for (let others = 0; others < 3; others += 1) {
      const person = await desk.person();
      const own = await address(
        person,
        await desk.draft(person, { name: `龙桥第${'一二三'[others]}登山队` }),
      );
      under.push(begin(own), begin(own));
    }
    const last = await desk.person();
    const lastPath = await address(last, await desk.draft(last, { name: '龙桥第四登山队' }));
    let ninth = await bring(lastPath, PDF, '第九.pdf');
    // Those others may not have arrived yet; whoever comes between them is taken.
    for (let tries = 0; ninth.status !== 503 && tries < 100; tries += 1)
      ninth = await bring(lastPath, PDF, '第九.pdf');
    expect(codeOf(ninth)).toBe('SERVICE_BUSY');
    for (const { request } of under) request.destroy();
    await Promise.all(under.map(({ status }) => status));
    for (let tries = 0; ninth.status !== 200 && tries < 100; tries += 1)
      ninth = await bring(lastPath, PDF, '第九.pdf');
    expect(ninth).toMatchObject({ status: 200 });
  });
});

describe('what fails behind a plain address is told by its number only', () => {
  it('a file that was altered in its store', async () => {
    const { documentId = '' } = await bring(await address(), PDF, '申请书.pdf');
    const names = await readdir(store, { recursive: true });
    await writeFile(
      join(store, names.find((name) => name.endsWith(documentId)) ?? ''),
      'altered by somebody',
    );
    const { path } = await desk.ask<{ path: string }>(FETCH, { documentId }, officer);
    const answer = await told(fetch(`${desk.app.client.url}${path}`));
    expect([answer.status, codeOf(answer)]).toEqual([500, 'INTERNAL']);
    expect(Object.keys(answer)).toEqual(['status', 'errors']);
    const [error] = answer.errors ?? [];
    expect(error?.message).toBe(`系统内部错误，编号 ${error?.extensions.errorId}，请联系管理员`);
  });

  it('a store that cannot be written', async () => {
    rmSync(store, { recursive: true });
    writeFileSync(store, 'no folder');
    const path = await address();
    const answer = await bring(path, PDF, '申请书.pdf', 'en');
    expect([answer.status, codeOf(answer)]).toEqual([500, 'INTERNAL']);
    expect(JSON.stringify(answer)).not.toMatch(/ENOTDIR|linli-uploads|files/);
    rmSync(store);
    expect(await bring(path, PDF, '申请书.pdf')).toMatchObject({ status: 200 });
  });
});

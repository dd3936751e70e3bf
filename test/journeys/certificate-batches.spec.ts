import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { CertificateBatches } from '../../src/recognition/batches/certificate-batches.service.js';
import { CertificateBatchesJob } from '../../src/recognition/batches/certificate-batches.job.js';
import { CertificateDesk, PERIOD, REVOKE } from '../support/certificate-desk.js';
import type { Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import type { Person, World } from '../support/world.js';

const SHOWN = 'id title total waiting issued failed finishedAt';
const BATCH = `mutation ($input: IssueCertificateBatchInput!) { issueCertificateBatch(input: $input) { ${SHOWN} } }`;
const READ = `query ($id: ID!) { certificateBatch(id: $id) { ${SHOWN} } }`;
const LIST = `query ($placeCode: String!) { certificateBatches(placeCode: $placeCode) { nodes { ${SHOWN} } } }`;
const ITEMS = `query ($batchId: ID!, $status: BatchItemStatus, $first: Int = 20, $after: String) {
  certificateBatchItems(batchId: $batchId, status: $status, first: $first, after: $after) {
    nodes { position volunteerNo status certificateId problem { code message } } pageInfo { hasNextPage endCursor } } }`;
const DOWNLOAD = `query ($id: ID!) { certificateBatchDownload(id: $id) { path fileName } }`;

interface Batch {
  readonly id: string;
  readonly waiting: number;
  readonly issued: number;
  readonly failed: number;
}
interface Items {
  readonly nodes: readonly {
    readonly position: number;
    readonly status: string;
    readonly certificateId: string | null;
    readonly problem: { readonly code: string; readonly message: string } | null;
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

let desk: CertificateDesk;
let world: World;
let pupils: Kin[];

beforeAll(async () => {
  desk = await CertificateDesk.open();
  ({ world } = desk);
  pupils = [];
  for (const [index, minutes] of [60, 90, 120].entries())
    pupils.push(await desk.giving.kin(`学生${'甲乙丙'[index] ?? ''}`, minutes));
}, 120_000);
afterAll(() => desk.app.stop());

const asked = (volunteerNos: readonly string[], change: object = {}, by: Person = world.officerA) =>
  desk.ask<Batch>(BATCH, { input: { ...inputOf(volunteerNos), ...change } }, by);
const inputOf = (volunteerNos: readonly string[]) => ({
  ...{ issuerCode: world.communityA, title: '江阳中学', ...PERIOD, volunteerNos, idempotencyKey: newKey() },
});
const numbers = (): string[] => pupils.map(({ volunteerNo }) => volunteerNo);
const runJob = () => desk.app.get(Jobs).run(desk.app.get(CertificateBatchesJob).name);
const read = (id: string) => desk.ask<Batch>(READ, { id }, world.officerA);
const itemsOf = (batchId: string, more: object = {}) =>
  desk.ask<Items>(ITEMS, { batchId, ...more }, world.officerA);

describe('rule 41: a school’s certificates as one job', () => {
  let batch: Batch;

  it('is asked for at once, and shows how far it is', async () => {
    batch = await asked([...numbers(), 'LZ-没有', numbers()[0] ?? '']);
    expect(batch).toMatchObject({ title: '江阳中学', total: 4, waiting: 4, issued: 0, finishedAt: null });
    expect(await desk.refused(DOWNLOAD, { id: batch.id }, world.officerA)).toBe('CERTIFICATE_BATCH_NOT_DONE');
    const batches = desk.app.get(CertificateBatches);
    const first = await batches.nextWaiting('');
    if (!first) throw new Error('somebody waits');
    await batches.issue(first);
    await batches.issue(first);
    expect(await read(batch.id)).toMatchObject({ waiting: 3, issued: 1, failed: 0 });
  });

  it('killed and run again, and beside another run, each has one certificate; who has none is told why', async () => {
    await Promise.all([runJob(), desk.app.get(CertificateBatchesJob).run()]);
    await runJob();
    expect(await read(batch.id)).toMatchObject({
      ...{ waiting: 0, issued: 3, failed: 1, finishedAt: desk.app.clock.now().toISOString() },
    });
    const { nodes } = await itemsOf(batch.id);
    expect(nodes.map(({ status, problem }) => [status, problem?.code ?? null])).toEqual([
      ...Array.from({ length: 3 }, () => ['ISSUED', null]),
      ['FAILED', 'NOT_FOUND'],
    ]);
    for (const pupil of pupils) {
      const mine = await desk.ask<{ nodes: unknown[] }>(
        '{ myCertificates { nodes { id } } }',
        {},
        pupil.person,
      );
      expect(mine.nodes).toHaveLength(1);
    }
  });

  it('its people are read page by page, and by state', async () => {
    const { pageInfo } = await itemsOf(batch.id, { first: 3 });
    expect(pageInfo.hasNextPage).toBe(true);
    const rest = await itemsOf(batch.id, { first: 3, after: pageInfo.endCursor });
    expect(rest.nodes.map(({ position }) => position)).toEqual([4]);
    expect((await itemsOf(batch.id, { status: 'FAILED' })).nodes).toHaveLength(1);
  });

  it('is one ZIP with a PDF of each that is valid, and a list of all', async () => {
    const { nodes } = await itemsOf(batch.id);
    const revoked = { certificateId: nodes[1]?.certificateId, reason: '开具有误' };
    await desk.ask(REVOKE, { input: revoked }, world.officerA);
    const link = await desk.ask<{ path: string; fileName: string }>(
      DOWNLOAD,
      { id: batch.id },
      world.officerA,
    );
    expect(link.fileName).toBe('志愿服务记录证明-江阳中学.zip');
    const response = await fetch(`${desk.app.client.url}${link.path}`);
    expect(response.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const names = Object.keys(files).sort();
    expect(names).toEqual([
      expect.stringMatching(/^001-ZM\d+\.pdf$/),
      expect.stringMatching(/^003-ZM\d+\.pdf$/),
      'list.csv',
    ]);
    for (const name of names.slice(0, 2))
      expect(strFromU8(files[name] ?? new Uint8Array()).slice(0, 5)).toBe('%PDF-');
    const lines = strFromU8(files['list.csv'] ?? new Uint8Array())
      .trim()
      .split('\r\n');
    expect(lines.map((line) => line.split(',')[2])).toEqual([
      ...['结果', '已开具', '已撤销或换发', '已开具', '没有找到您所指的对象'],
    ]);
  });
});

describe('what a batch refuses', () => {
  it('offices elsewhere, bad periods, too many, nobody, unseen characters', async () => {
    const refused = (change: object, by: Person = world.officerA) =>
      desk.refused(BATCH, { input: { ...inputOf(numbers()), ...change } }, by);
    expect(await refused({}, world.officerB)).toBe('FORBIDDEN');
    expect(await refused({ issuerCode: world.streetOfficer.placeCode }, world.streetOfficer)).toBe(
      'NOT_A_COMMUNITY',
    );
    for (const change of [
      { untilDay: '2026-05-31' },
      { volunteerNos: [] },
      { volunteerNos: Array.from({ length: 501 }, (_, index) => `V${index}`) },
      { volunteerNos: ['甲\u0000'] },
      { title: ' ' },
    ])
      expect(await refused(change)).toBe('INVALID_INPUT');
    const { id } = await asked(numbers());
    for (const [query, variables] of [
      [READ, { id }],
      [DOWNLOAD, { id }],
      [ITEMS, { batchId: id }],
    ] as const)
      expect(await desk.refused(query, variables, world.officerB)).toBe('NOT_FOUND');
    expect(
      (await desk.ask<{ nodes: Batch[] }>(LIST, { placeCode: world.communityA }, world.auditor)).nodes[0],
    ).toMatchObject({ id });
    await runJob();
  });

  it('sent twice, it is one; of a period without records nobody has one, and there is nothing to fetch', async () => {
    const input = { ...inputOf(numbers()), fromDay: '2025-01-01', untilDay: '2025-12-31' };
    const first = await desk.ask<Batch>(BATCH, { input }, world.officerA);
    expect((await desk.ask<Batch>(BATCH, { input }, world.officerA)).id).toBe(first.id);
    await runJob();
    expect(await read(first.id)).toMatchObject({ issued: 0, failed: 3 });
    const [item] = (await itemsOf(first.id)).nodes;
    expect(item?.problem).toEqual({
      code: 'NOTHING_TO_CERTIFY',
      message: '该社区在 2025-01-01 至 2025-12-31 没有已确认的服务记录',
    });
    expect(await desk.refused(DOWNLOAD, { id: first.id }, world.officerA)).toBe('CERTIFICATE_BATCH_EMPTY');
  });

  it('an officer who has lost the office in between issues nothing any more', async () => {
    const officer = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const { id } = await asked(numbers(), {}, officer);
    await desk.app.uow.write((transaction) =>
      transaction.execute(`UPDATE role_grant SET revoked_at = 1 WHERE account_id = :id`, {
        id: officer.accountId,
      }),
    );
    await runJob();
    expect(await read(id)).toMatchObject({ issued: 0, failed: 3 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterImportsJob } from '../../src/data-exchange/imports/roster-imports.job.js';
import { RosterRun } from '../../src/data-exchange/imports/roster-run.js';
import { RosterImportEntity } from '../../src/data-exchange/imports/roster-import.entity.js';
import { VolunteerEntity, VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import { rosterPeople } from '../fixtures/rosters/roster-people.js';
import { type RosterFile, rosterFiles } from '../fixtures/rosters/roster-files.js';
import {
  ADDRESS,
  ONE,
  LIST,
  FAULTS,
  START,
  CANCEL,
  DOWNLOAD,
  CONSENT,
  type Fault,
  type Shown,
} from '../support/roster-queries.js';
import { TestApp } from '../support/test-app.js';
import { type Person, STREET, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const file = (name: string): RosterFile => {
  const found = rosterFiles().find((one) => one.name === name);
  if (!found) throw new Error(`no roster ${name}`);
  return found;
};
const ask = async <T>(
  query: string,
  variables: object,
  by: Person | null,
  language = 'zh-CN',
): Promise<T> => {
  const answer = await app.client.data<Record<string, T>>(
    query,
    { ...variables },
    { token: by?.token, language },
  );
  return Object.values(answer)[0] as T;
};
const refusal = async (query: string, variables: object, by: Person | null) =>
  app.client.refusal(query, { ...variables }, { token: by?.token });
const runJob = () => app.get(RosterImportsJob).run();
const volunteers = () =>
  app.uow.read((view) =>
    view.manager.getRepository(VolunteerEntity).find({ where: { communityCode: world.communityA } }),
  );
async function bring(content: Buffer, name = '花名册.csv', by: Person = world.officerA): Promise<Shown> {
  const input = { communityCode: world.communityA };
  const { path } = await ask<{ path: string }>(ADDRESS, { input }, by);
  const answer = await fetch(`${app.client.url}${path}`, {
    ...{ method: 'PUT', body: new Uint8Array(content) },
    headers: { 'x-file-name': encodeURIComponent(name) },
  });
  const { importId } = (await answer.json()) as { importId: string };
  await runJob();
  return ask<Shown>(ONE, { importId }, by);
}
async function faults(importId: string, language = 'zh-CN'): Promise<Fault[]> {
  const all: Fault[] = [];
  let after: string | null = null;
  do {
    const page: { nodes: Fault[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await ask(
      FAULTS,
      { importId, first: 7, after },
      world.officerA,
      language,
    );
    all.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return all;
}

describe('a committee’s roster is looked at before anybody is registered', () => {
  it('every row has its verdict, and nobody is registered by it', async () => {
    const before = (await volunteers()).length;
    const { content, expected } = file('faults');
    if (typeof expected === 'string') throw new Error('not a file of faults');
    const roster = await bring(content);
    expect(roster).toMatchObject({
      ...{ status: 'CHECKED', fileName: '花名册.csv', acceptedRows: expected.accepted },
      refusedRows: Object.keys(expected.refused).length,
    });
    const found = (await faults(roster.id)).filter(({ warning }) => !warning);
    expect(Object.fromEntries(found.map(({ row, code }) => [row, code]))).toEqual(expected.refused);
    expect(found.every(({ message, column }) => message.length > 0 && column.length > 0)).toBe(true);
    const english = await faults(roster.id, 'en');
    expect(english[0]?.message).not.toBe(found[0]?.message);
    expect((await volunteers()).length).toBe(before);
  });

  it('what is wrong stands in a column more of the file that is fetched to be mended', async () => {
    const roster = await bring(file('faults').content);
    const link = await ask<{ path: string; fileName: string }>(
      DOWNLOAD,
      { importId: roster.id },
      world.officerA,
    );
    expect(link.fileName).toBe('花名册-待更正.csv');
    const text = await (await fetch(`${app.client.url}${link.path}`)).text();
    const lines = text.replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]?.endsWith(',问题')).toBe(true);
    const [first] = await faults(roster.id);
    expect(lines[(first?.row ?? 0) - 1]).toContain(first?.message.slice(0, 8));
    expect(lines[1]?.endsWith(',')).toBe(true);
    // What a spreadsheet would compute is text in it.
    expect(lines.some((line) => /(^|,)"?[=@]/.test(line))).toBe(false);
  });

  it('what is no roster is told as that; the same content is the same import', async () => {
    for (const name of ['not a roster', 'no workbook']) {
      const roster = await bring(file(name).content);
      expect(roster.status).toBe('UNREADABLE');
      expect(roster.fault?.length).toBeGreaterThan(5);
      expect(
        (await refusal(START, { input: { importId: roster.id, ...CONSENT } }, world.officerA)).code,
      ).toBe('ROSTER_IMPORT_STATUS');
    }
    const twice = [
      await bring(file('titles').content),
      await bring(file('titles').content, '另一个名字.csv'),
    ];
    expect(twice[0]).toEqual(twice[1]);
    expect(twice[0]).toMatchObject({ status: 'CHECKED', acceptedRows: 120, refusedRows: 0 });
  });

  it('is seen by the offices of its community alone', async () => {
    const { id: importId } = await bring(file('titles').content);
    for (const by of [world.officerB, await world.person(), world.auditor]) {
      for (const query of [ONE, FAULTS, DOWNLOAD])
        expect((await refusal(query, { importId }, by)).code).toMatch(/^(NOT_FOUND|FORBIDDEN)$/);
      expect((await refusal(ADDRESS, { input: { communityCode: world.communityA } }, by)).code).toBe(
        'FORBIDDEN',
      );
    }
    const listed = await ask<{ nodes: { id: string }[] }>(LIST, { placeCode: STREET }, world.streetOfficer);
    expect(listed.nodes.map(({ id }) => id)).toContain(importId);
    expect((await refusal(LIST, { placeCode: STREET }, world.officerA)).code).toBe('FORBIDDEN');
  });
});

describe('then its people are registered, each once', () => {
  const start = (importId: string, change: object = {}) =>
    ask<Shown>(START, { input: { importId, ...CONSENT, ...change } }, world.officerA);

  it('in the words of the consent that is in use, with the paper that proves it', async () => {
    const roster = await bring(file('plain').content);
    const input = { importId: roster.id, ...CONSENT, consentTextVersion: '1999' };
    expect(await refusal(START, { input }, world.officerA)).toMatchObject({
      fields: [{ path: 'input.consentTextVersion', code: 'CONSENT_TEXT_UNKNOWN' }],
    });
  });

  it('stopped and started again, also by two processes at once, and accepted', async () => {
    const roster = await bring(file('plain').content);
    expect(roster).toMatchObject({ status: 'CHECKED', acceptedRows: 300 });
    const before = (await volunteers()).length;
    expect((await start(roster.id)).status).toBe('RUNNING');
    const cancelled = runJob();
    const stop = async (): Promise<Shown> => {
      for (;;) {
        const { registered } = await ask<Shown>(ONE, { importId: roster.id }, world.officerA);
        if (registered > 0) return ask(CANCEL, { input: { importId: roster.id } }, world.officerA);
      }
    };
    expect((await stop()).status).toBe('CANCELLED');
    await cancelled;
    const halfway = (await volunteers()).length - before;
    expect(halfway).toBeGreaterThan(0);
    expect(halfway).toBeLessThan(300);
    expect((await start(roster.id)).status).toBe('RUNNING');
    const row = await app.uow.read((view) =>
      view.manager.getRepository(RosterImportEntity).findOneByOrFail({ id: roster.id }),
    );
    await Promise.all([app.get(RosterRun).run(row), app.get(RosterRun).run(row)]);
    await runJob();
    const done = await ask<Shown>(ONE, { importId: roster.id }, world.officerA);
    expect(await faults(roster.id)).toEqual([]);
    expect(done).toMatchObject({ status: 'DONE', failed: 0, fault: null });
    const people = await volunteers();
    expect(people.length - before).toBe(300);
    expect(
      people.slice(-300).every(({ status, volunteerNo }) => status === VolunteerStatus.ACTIVE && volunteerNo),
    ).toBe(true);
    expect((await refusal(START, { input: { importId: roster.id, ...CONSENT } }, world.officerA)).code).toBe(
      'ROSTER_IMPORT_STATUS',
    );
  }, 120_000);

  it('who is registered already is refused by the check, and not told of', async () => {
    const { content } = file('plain');
    const roster = await bring(Buffer.concat([content, Buffer.from('\r\n')]));
    expect(roster).toMatchObject({ status: 'CHECKED', acceptedRows: 0, refusedRows: 300 });
    const [first] = await faults(roster.id);
    expect(first).toMatchObject({ code: 'VOLUNTEER_EXISTS', row: 2 });
    expect(first?.column).toBe('身份证号');
  });

  it('an officer does not register himself by a roster; everybody else is, and waits for review where that was asked for', async () => {
    const own = world.officerA.phone;
    const rows = file('plain').content.toString().split('\r\n').slice(0, 3);
    const fresh = rosterPeople(2, 77).map(({ name, sex, id, birthDate, skills, squad }, index) =>
      [name, sex, id, birthDate, index === 0 ? own : '13912345678', skills, '', squad].join(','),
    );
    const roster = await bring(Buffer.from([rows[0], ...fresh].join('\r\n')));
    expect(roster).toMatchObject({ acceptedRows: 2, refusedRows: 0 });
    await start(roster.id, { accept: false });
    await runJob();
    expect(await ask<Shown>(ONE, { importId: roster.id }, world.officerA)).toMatchObject({
      ...{ status: 'DONE', registered: 1, failed: 1 },
    });
    expect(await faults(roster.id)).toMatchObject([{ row: 2, code: 'OWN_REGISTRATION', column: '' }]);
    expect((await volunteers()).at(-1)).toMatchObject({ status: 'PENDING', volunteerNo: null });
  });

  it('the file is deleted after thirty days, and what was found stays', async () => {
    const { id: importId } = await bring(file('faults').content);
    app.clock.advanceSeconds(31 * 86_400);
    await world.signIn(world.officerA);
    await runJob();
    const officer = { ...world.officerA, token: await world.signIn(world.officerA) };
    const link = await ask<{ path: string }>(DOWNLOAD, { importId }, officer);
    const answer = (await (await fetch(`${app.client.url}${link.path}`)).json()) as {
      errors: { extensions: { code: string } }[];
    };
    expect(answer.errors[0]?.extensions.code).toBe('ROSTER_FILE_GONE');
    expect(await ask<Shown>(ONE, { importId }, officer)).toMatchObject({ status: 'CHECKED' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterImportEntity } from '../../src/data-exchange/imports/roster-import.entity.js';
import { RosterRun } from '../../src/data-exchange/imports/roster-run.js';
import { FileStore } from '../../src/platform/storage/file-store.js';
import { VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import { type RosterFile, rosterFiles } from '../fixtures/rosters/roster-files.js';
import { rosterPeople } from '../fixtures/rosters/roster-people.js';
import { DOWNLOAD, FAULTS, LIST, ONE, RosterDesk, type Shown, START } from '../support/roster-desk.js';
import { STREET, type World } from '../support/world.js';

let desk: RosterDesk;
let world: World;

beforeAll(async () => {
  desk = await RosterDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const file = (name: string): RosterFile => {
  const found = rosterFiles().find((one) => one.name === name);
  if (!found) throw new Error(`no roster ${name}`);
  return found;
};

describe('a committee’s roster is looked at before anybody is registered', () => {
  it('every row has its verdict, and nobody is registered by it', async () => {
    const before = (await desk.volunteers()).length;
    const { content, expected } = file('faults');
    if (typeof expected === 'string') throw new Error('not a file of faults');
    const roster = await desk.bring(content);
    expect(roster).toMatchObject({
      ...{ status: 'CHECKED', fileName: '花名册.csv', acceptedRows: expected.accepted },
      refusedRows: Object.keys(expected.refused).length,
    });
    const found = (await desk.faults(roster.id)).filter(({ warning }) => !warning);
    expect(Object.fromEntries(found.map(({ row, code }) => [row, code]))).toEqual(expected.refused);
    expect(found.every(({ message, column }) => message.length > 0 && column.length > 0)).toBe(true);
    const english = await desk.faults(roster.id, 'en');
    expect(english[0]?.message).not.toBe(found[0]?.message);
    expect((await desk.volunteers()).length).toBe(before);
  });

  it('what is wrong stands in a column more of the file that is fetched to be mended', async () => {
    const roster = await desk.bring(file('faults').content);
    const link = await desk.ask<{ path: string; fileName: string }>(
      DOWNLOAD,
      { importId: roster.id },
      world.officerA,
    );
    expect(link.fileName).toBe('花名册-待更正.csv');
    const text = await (await fetch(`${desk.app.client.url}${link.path}`)).text();
    const lines = text.replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]?.endsWith(',问题')).toBe(true);
    const [first] = await desk.faults(roster.id);
    expect(lines[(first?.row ?? 0) - 1]).toContain(first?.message.slice(0, 8));
    expect(lines[1]?.endsWith(',')).toBe(true);
    // What a spreadsheet would compute is text in it.
    expect(lines.some((line) => /(^|,)"?[=@]/.test(line))).toBe(false);
  });

  it('what is no roster is told as that; the same content is the same import', async () => {
    for (const name of ['not a roster', 'no workbook']) {
      const roster = await desk.bring(file(name).content);
      expect(roster.status).toBe('UNREADABLE');
      expect(roster.fault?.length).toBeGreaterThan(5);
      expect((await desk.refusal(START, desk.starting(roster.id), world.officerA)).code).toBe(
        'ROSTER_IMPORT_STATUS',
      );
    }
    const twice = [
      await desk.bring(file('titles').content),
      await desk.bring(file('titles').content, '另一个名字.csv'),
    ];
    expect(twice[0]).toEqual(twice[1]);
    expect(twice[0]).toMatchObject({ status: 'CHECKED', acceptedRows: 120, refusedRows: 0 });
  });

  it('is seen by the offices of its community alone', async () => {
    const { id: importId } = await desk.bring(file('titles').content);
    for (const by of [world.officerB, await world.person(), world.auditor]) {
      for (const query of [ONE, FAULTS, DOWNLOAD])
        expect((await desk.refusal(query, { importId }, by)).code).toMatch(/^(NOT_FOUND|FORBIDDEN)$/);
      expect((await desk.addressRefusal(by)).code).toBe('FORBIDDEN');
    }
    const listed = await desk.ask<{ nodes: { id: string }[] }>(
      LIST,
      { placeCode: STREET },
      world.streetOfficer,
    );
    expect(listed.nodes.map(({ id }) => id)).toContain(importId);
    expect((await desk.refusal(LIST, { placeCode: STREET }, world.officerA)).code).toBe('FORBIDDEN');
  });
});

describe('then its people are registered, each once', () => {
  it('in the words of the consent that is in use, with the paper that proves it', async () => {
    const roster = await desk.bring(file('plain').content);
    const input = desk.starting(roster.id, { consentTextVersion: '1999' });
    expect(await desk.refusal(START, input, world.officerA)).toMatchObject({
      fields: [{ path: 'input.consentTextVersion', code: 'CONSENT_TEXT_UNKNOWN' }],
    });
  });

  it('stopped and started again, also by two processes at once, and accepted', async () => {
    const roster = await desk.bring(file('plain').content);
    expect(roster).toMatchObject({ status: 'CHECKED', acceptedRows: 300 });
    const before = (await desk.volunteers()).length;
    expect((await desk.start(roster.id)).status).toBe('RUNNING');
    const cancelled = desk.runJob();
    expect((await desk.stopHalfway(roster.id)).status).toBe('CANCELLED');
    await cancelled;
    const halfway = (await desk.volunteers()).length - before;
    expect(halfway).toBeGreaterThan(0);
    expect(halfway).toBeLessThan(300);
    // Another officer goes on, who keeps the papers elsewhere.
    const other = { consentEvidence: '街道档案室 7 号柜' };
    expect((await desk.start(roster.id, other, world.streetOfficer)).status).toBe('RUNNING');
    const row = await desk.app.uow.read((view) =>
      view.manager.getRepository(RosterImportEntity).findOneByOrFail({ id: roster.id }),
    );
    await Promise.all([desk.app.get(RosterRun).run(row), desk.app.get(RosterRun).run(row)]);
    await desk.runJob();
    const done = await desk.ask<Shown>(ONE, { importId: roster.id }, world.officerA);
    expect(await desk.faults(roster.id)).toEqual([]);
    expect(done).toMatchObject({ status: 'DONE', registered: 300, failed: 0, fault: null });
    const people = await desk.volunteers();
    expect(people.length - before).toBe(300);
    expect(
      people.slice(-300).every(({ status, volunteerNo }) => status === VolunteerStatus.ACTIVE && volunteerNo),
    ).toBe(true);
    expect((await desk.refusal(START, desk.starting(roster.id), world.officerA)).code).toBe(
      'ROSTER_IMPORT_STATUS',
    );
  }, 120_000);

  it('who is registered already is refused by the check, and not told of', async () => {
    const { content } = file('plain');
    const roster = await desk.bring(Buffer.concat([content, Buffer.from('\r\n')]));
    expect(roster).toMatchObject({ status: 'CHECKED', acceptedRows: 0, refusedRows: 300 });
    const [first] = await desk.faults(roster.id);
    expect(first).toMatchObject({ code: 'VOLUNTEER_EXISTS', row: 2 });
    expect(first?.column).toBe('身份证号');
  });

  it('an officer does not register himself by a roster; everybody else is, and waits for review where that was asked for', async () => {
    const own = world.officerA.phone;
    const rows = file('plain').content.toString().split('\r\n').slice(0, 3);
    const fresh = rosterPeople(2, 77).map(({ name, sex, id, birthDate, skills, squad }, index) =>
      [name, sex, id, birthDate, index === 0 ? own : '13912345678', skills, '', squad].join(','),
    );
    const roster = await desk.bring(Buffer.from([rows[0], ...fresh].join('\r\n')));
    expect(roster).toMatchObject({ acceptedRows: 2, refusedRows: 0 });
    await desk.start(roster.id, { accept: false });
    await desk.runJob();
    expect(await desk.ask<Shown>(ONE, { importId: roster.id }, world.officerA)).toMatchObject({
      ...{ status: 'DONE', registered: 1, failed: 1 },
    });
    expect(await desk.faults(roster.id)).toMatchObject([{ row: 2, code: 'OWN_REGISTRATION', column: '' }]);
    expect((await desk.volunteers()).at(-1)).toMatchObject({ status: 'PENDING', volunteerNo: null });
  });

  it('started twice with one key it is started once; another input is told', async () => {
    const people = rosterPeople(1, 78).map(({ name, id, mobile }) => [name, id, mobile].join(','));
    const { id } = await desk.bring(Buffer.from(['姓名,身份证号,手机号', ...people].join('\n')));
    const starting = desk.starting(id);
    const answers = await Promise.all([1, 2, 3].map(() => desk.ask<Shown>(START, starting, world.officerA)));
    expect(answers.map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    const changed = { input: { ...starting.input, accept: false } };
    expect((await desk.refusal(START, changed, world.officerA)).code).toBe('IDEMPOTENCY_KEY_REUSED');
    await desk.runJob();
    expect(await desk.shown(id)).toMatchObject({ status: 'DONE', registered: 1 });
  });
});

describe('what comes at once, and what slips', () => {
  it('the same file brought four times at once is one import', async () => {
    const content = Buffer.from('姓名,身份证号,手机号\n同时,1,2\n');
    // From two people, who may bring two at a time each.
    const by = [world.officerA, world.officerA, world.streetOfficer, world.streetOfficer];
    const ids = await Promise.all(by.map((person) => desk.put(content, '花名册.csv', person)));
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('what a slipped column holds is told to the office, and is not in the database for others to read', async () => {
    const [person] = rosterPeople(1, 79);
    const row = `${person?.name},${person?.id},${person?.mobile},住址江阳区酒城大道`;
    const { id } = await desk.bring(Buffer.from(`姓名,身份证号,手机号,身份类别\n${row}\n`));
    const [fault] = await desk.faults(id);
    expect(fault?.message).toContain('住址江阳区酒城大道');
    const raw = await desk.app.uow.read((view) => view.rows('SELECT * FROM roster_import_fault'));
    expect(JSON.stringify(raw)).not.toContain('酒城大道');
    const imports = await desk.app.uow.read((view) => view.rows('SELECT * FROM roster_import'));
    expect(JSON.stringify(imports)).not.toContain('酒城大道');
  });

  it('a roster whose file was altered holds up no other', async () => {
    const broken = await desk.put(Buffer.from('姓名,身份证号,手机号\n坏,1,2\n'));
    await desk.app.get(FileStore).put(broken, Buffer.from('altered'));
    const sound = await desk.put(Buffer.from('姓名,身份证号,手机号\n好,1,2\n'));
    await expect(desk.runJob()).rejects.toThrow();
    expect((await desk.shown(sound)).status).toBe('CHECKED');
    await desk.app.get(FileStore).delete(broken);
    await desk.runJob();
    expect(await desk.shown(broken)).toMatchObject({ status: 'UNREADABLE' });
  });

  it('the file is deleted after thirty days, and what was found stays; brought again, it is there for thirty more', async () => {
    const { content } = file('faults');
    const { id: importId } = await desk.bring(content);
    desk.app.clock.advanceSeconds(31 * 86_400);
    await desk.runJob();
    const officer = { ...world.officerA, token: await world.signIn(world.officerA) };
    const fetched = async (): Promise<string> => {
      const { path } = await desk.ask<{ path: string }>(DOWNLOAD, { importId }, officer);
      return (await fetch(`${desk.app.client.url}${path}`)).text();
    };
    expect(await fetched()).toContain('ROSTER_FILE_GONE');
    expect(await desk.shown(importId, officer)).toMatchObject({ status: 'CHECKED' });
    expect(await desk.put(content, '花名册.csv', officer)).toBe(importId);
    await desk.runJob();
    expect(await fetched()).toContain('问题');
  });
});

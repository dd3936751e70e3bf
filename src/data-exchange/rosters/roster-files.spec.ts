import { describe, expect, it } from '@jest/globals';
import { ROSTER_TERMS } from '../../../test/fixtures/rosters/judged-row.js';
import { rosterFiles } from '../../../test/fixtures/rosters/roster-files.js';
import { rosterPeople } from '../../../test/fixtures/rosters/roster-people.js';
import { Problem } from '../../kernel/problem.js';
import { readRoster, readRosterHeader, type RosterRow } from './roster-reader.js';

async function read(content: Buffer): Promise<RosterRow[]> {
  const rows: RosterRow[] = [];
  for await (const row of readRoster(content, ROSTER_TERMS)) rows.push(row);
  return rows;
}

async function outcomeOf(content: Buffer) {
  try {
    const rows = await read(content);
    const refused = rows.flatMap(({ number, verdict }) =>
      'faults' in verdict ? [[number, verdict.faults.map(({ code }) => code).join(' ')]] : [],
    );
    return { accepted: rows.length - refused.length, refused: Object.fromEntries(refused) as object };
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('rosters as committees keep them', () => {
  it.each(rosterFiles().map((file) => [file.name, file] as const))(
    '%s: exactly those rows are refused, each for its own fault',
    async (_, { content, expected }) => expect(await outcomeOf(content)).toEqual(expected),
  );

  it('however a person is written, he is the same in the end', async () => {
    const [plain, titles, , workbook] = rosterFiles();
    for (const [file, people] of [
      [plain, rosterPeople(300, 1)],
      [titles, rosterPeople(120, 2)],
      [workbook, rosterPeople(1_000, 4)],
    ] as const) {
      const rows = await read(file?.content ?? Buffer.alloc(0));
      expect(
        rows.map(({ verdict }) =>
          'entry' in verdict
            ? [
                verdict.entry.name,
                verdict.entry.documentNumber,
                verdict.entry.birthDate,
                verdict.entry.mobile,
              ]
            : verdict,
        ),
      ).toEqual(people.map(({ name, id, birthDate, mobile }) => [name, id, birthDate, mobile]));
    }
  });

  it('a person who stands twice is refused with the row where he stood first', async () => {
    const faults = rosterFiles().find(({ name }) => name === 'faults');
    const rows = await read(faults?.content ?? Buffer.alloc(0));
    expect(rows.filter(({ number }) => number === 58 || number === 59).map(({ verdict }) => verdict)).toEqual(
      [2, 3].map((row) => ({
        faults: [{ column: '身份证号', code: 'DOCUMENT_TWICE_IN_FILE', details: { row } }],
      })),
    );
  });

  it('the header is told without reading the rows', async () => {
    const titles = rosterFiles().find(({ name }) => name === 'titles');
    const header = await readRosterHeader(titles?.content ?? Buffer.alloc(0));
    expect(header).toMatchObject({ row: 3, unknown: [] });
    expect(header.columns.get('name')).toEqual({ index: 1, header: '姓 名' });
    expect(header.columns.get('background')).toEqual({ index: 7, header: '政治面貌/类别' });
  });
});

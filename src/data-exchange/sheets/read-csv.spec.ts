import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { gbk } from '../../../test/fixtures/rosters/gbk.js';
import { Problem } from '../../kernel/problem.js';
import { readSheet } from './read-sheet.js';

const rowsOf = async (content: Buffer | string): Promise<string[]> => {
  const rows: string[] = [];
  for await (const { number, cells } of readSheet(Buffer.from(content))) {
    rows.push(`${number}: ${cells.map(({ text }) => text).join('|')}`);
  }
  return rows;
};
const refusalOf = async (content: Buffer | string): Promise<string> => {
  try {
    await rowsOf(content);
    return 'read';
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
};

const TEXT = '姓名,住址\r\n张三,"南城街道, 3 号"\r\n';
const READ = ['1: 姓名|住址', '2: 张三|南城街道, 3 号'];

describe('a table as text', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['GBK', gbk(TEXT)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ])('%s is read', async (_, content) => expect(await rowsOf(content)).toEqual(READ));

  it('GB18030 is read, with the rare characters that GBK has not', async () => {
    const rare = Buffer.from('8139ee39', 'hex');
    expect(await rowsOf(Buffer.concat([gbk('姓名,性别\n张'), rare, gbk(',男\n')]))).toEqual([
      '1: 姓名|性别',
      '2: 张㐀|男',
    ]);
  });

  it.each([
    ['commas', ','],
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['full-width commas', '，'],
  ])('cells parted by %s are told apart', async (_, by) => {
    const text = [
      '志愿者花名册',
      ['姓名', '性别', '住址'].join(by),
      ['张三', '男', '"3,4;5\t6，7 号"'].join(by),
    ];
    expect(await rowsOf(text.join('\n'))).toEqual([
      '1: 志愿者花名册',
      '2: 姓名|性别|住址',
      '3: 张三|男|3,4;5\t6，7 号',
    ]);
  });

  it('blank rows are counted and left out, blank cells at the end dropped, whatever ends the lines', async () => {
    expect(await rowsOf('a,b\r\n\r\n,,\rc,d,,\n\n')).toEqual(['1: a|b', '4: c|d']);
  });

  it('a record of several lines is one row, quotation marks within a text are text', async () => {
    expect(await rowsOf('a,"1\r\n2 ""3"""\nb,他说"好"\n')).toEqual(['1: a|1\r\n2 "3"', '2: b|他说"好"']);
  });

  it.each([
    ['nothing', '', 'SHEET_EMPTY'],
    ['a mark alone', '\uFEFF', 'SHEET_EMPTY'],
    ['only separators and blanks', ' ,,\n\n', 'SHEET_EMPTY'],
    ['a quotation mark that is never closed', 'a,b\nc,"d\ne,f\n', 'SHEET_QUOTES'],
    ['a program', 'MZ this is no workbook', 'SHEET_NOT_READABLE'],
    ['a web page that was named .xls', '<html><table><tr><td>姓名</table>', 'SHEET_NOT_READABLE'],
    ['control characters', 'a,b\nc,\u0000d', 'SHEET_NOT_READABLE'],
    ['bytes of no encoding', Buffer.from('613b80ffff0a', 'hex'), 'SHEET_NOT_READABLE'],
    ['an .xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'SHEET_OLD_FORMAT'],
    ['a zip that was cut off', Buffer.from('PK\u0003\u0004\u0014'), 'SHEET_NOT_READABLE'],
    ['257 columns', ['a', ...Array<string>(255).fill(''), 'b'].join(','), 'SHEET_TOO_MANY_COLUMNS'],
    ['a record of blank cells without end', ','.repeat(8_000_000), 'SHEET_TOO_MANY_COLUMNS'],
    ['a cell of 32,768 characters', `a,${'字'.repeat(32_768)}`, 'SHEET_CELL_TOO_LONG'],
    ['200,001 rows', 'a\n'.repeat(200_001), 'SHEET_TOO_MANY_ROWS'],
    ['more than 32 MiB', Buffer.alloc(32 * 1024 * 1024 + 1, 'a'), 'SHEET_TOO_LARGE'],
  ])('%s is refused', async (_, content, code) => expect(await refusalOf(content)).toBe(code));

  it('the row of a quotation mark that is never closed is told', async () => {
    const rows = async (): Promise<string[]> => rowsOf(`${'a,b\n'.repeat(999)}c,"d\n${'a,b\n'.repeat(999)}`);
    await expect(rows()).rejects.toMatchObject({ code: 'SHEET_QUOTES', details: { row: 1_000 } });
  });

  it('whatever was written as CSV is read back', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'张三，,;"\t\r\n =a1') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        // The head tells the separator.
        const all = [['甲', '乙', '丙', '丁', '戊', '己', ...Array<string>(200).fill('庚')], ...rows];
        const read: string[][] = [];
        for await (const { cells } of readSheet(Buffer.from(stringify(all))))
          read.push(cells.map(({ text }) => text));
        const filled = all.map((row) => row.slice(0, row.findLastIndex((text) => text.trim() !== '') + 1));
        expect(read).toEqual(filled.filter((row) => row.length > 0));
      }),
    );
  });

  it('100,000 rows are read one after the other', async () => {
    const row = '王芳,女,510502199310070196,1993-10-07,18657167158,法律、调解,学生,维权\r\n';
    let count = 0;
    for await (const _row of readSheet(Buffer.from(row.repeat(100_000)))) count += 1;
    expect(count).toBe(100_000);
  });

  it('who stops reading early is done', async () => {
    for await (const { number } of readSheet(Buffer.from('a,b\n'.repeat(200_000)))) {
      if (number === 3) break;
    }
  });
});

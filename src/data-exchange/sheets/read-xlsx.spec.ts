import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import {
  type FixtureCell,
  type FixtureWorkbook,
  workbookFile,
  workbookParts,
} from '../../../test/fixtures/rosters/workbook-file.js';
import { Problem } from '../../kernel/problem.js';
import { xlsxOf } from '../../platform/downloads/table-file.js';
import { readSheet } from './read-sheet.js';

const rowsOf = async (content: Buffer): Promise<string[]> => {
  const rows: string[] = [];
  for await (const { number, cells } of readSheet(content)) {
    rows.push(
      `${number}: ${cells.map(({ text, kind }) => `${kind === 'TEXT' ? '' : `${kind} `}${text}`).join('|')}`,
    );
  }
  return rows;
};
const refusalOf = async (content: Buffer): Promise<string> => {
  try {
    await rowsOf(content);
    return 'read';
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
};
const sheet = (rows: readonly (readonly FixtureCell[])[], more: Partial<FixtureWorkbook> = {}): Buffer =>
  workbookFile({ sheets: [{ name: '志愿者', rows }], ...more });
const withPart = (
  name: string,
  xml: string,
  rows: readonly (readonly FixtureCell[])[] = [['姓名']],
): Buffer =>
  Buffer.from(zipSync({ ...workbookParts({ sheets: [{ name: 'a', rows }] }), [name]: strToU8(xml) }));

describe('a workbook', () => {
  it.each<[string, Partial<FixtureWorkbook>]>([
    ['strings apart', {}],
    ['strings in the cells, and no places', { inline: true }],
    ['prefixed elements', { prefix: 'x' }],
  ])('with %s is read', async (_, more) => {
    const rows = [['花名册', null, null], [], ['姓 名', '备注'], ['张三', 'a<&"b']];
    expect(await rowsOf(sheet(rows, more))).toEqual(['1: 花名册', '3: 姓 名|备注', '4: 张三|a<&"b']);
  });

  it('that the program itself wrote is read', async () => {
    const columns = [
      { header: '姓名', width: 10 },
      { header: '分钟', width: 10 },
    ];
    const rows = [
      ['张三', 30],
      ['=1+1', null],
    ];
    expect(await rowsOf(await xlsxOf([{ name: '表', columns, rows }]))).toEqual([
      '1: 姓名|分钟',
      '2: 张三|NUMBER 30',
      '3: =1+1',
    ]);
  });

  it('numbers are as they are stored, formulas are told, also what they came to', async () => {
    const rows: FixtureCell[][] = [
      [{ number: '18628332764' }, { number: '5.10502199001011E+17' }, { number: '1.8628332764E10' }],
      [{ formula: 'MID(A1,7,8)', value: '19900101' }, { formula: 'NOW()' }],
      [
        { raw: '<c t="b"><v>1</v></c>' },
        { raw: '<c t="e"><v>#N/A</v></c>' },
        { raw: '<c t="d"><v>1990-01-02T00:00:00</v></c>' },
      ],
    ];
    expect(await rowsOf(sheet(rows))).toEqual([
      '1: NUMBER 18628332764|NUMBER 5.10502199001011E+17|NUMBER 1.8628332764E10',
      '2: FORMULA 19900101|FORMULA =',
      '3: 1|#N/A|DATE 1990-01-02',
    ]);
  });

  it('days are told by the format of the cell', async () => {
    const formats = [
      'yyyy/m/d',
      'yyyy"年"m"月"d"日";@',
      '[$-804]m"月"d"日"',
      '[Red]0.00',
      'h:mm',
      '"day" 0',
      '[h]:mm:ss',
    ];
    const rows: FixtureCell[][] = [
      formats.map((_, index) => ({ number: '18571', style: index + 1 })),
      [
        { number: '18571.75', style: 8 },
        { number: '18571', style: 9 },
        { number: '-3', style: 1 },
        { number: '60', style: 1 },
      ],
    ];
    expect(await rowsOf(sheet(rows, { formats, builtIn: [14, 2] }))).toEqual([
      '1: DATE 1950-11-04|DATE 1950-11-04|DATE 1950-11-04|NUMBER 18571|NUMBER 18571|NUMBER 18571|NUMBER 18571',
      '2: DATE 1950-11-04|NUMBER 18571|NUMBER -3|NUMBER 60',
    ]);
  });

  it('days are counted from 1904 where the workbook says so', async () => {
    const rows = [
      [
        { number: '0', style: 1 },
        { number: '17109', style: 1 },
      ],
    ];
    expect(await rowsOf(sheet(rows, { from1904: true }))).toEqual(['1: DATE 1904-01-01|DATE 1950-11-04']);
  });

  it('the first visible sheet is read, with the numbers of its rows and the places of its cells', async () => {
    const file = workbookFile({
      sheets: [
        { name: '隐藏', state: 'veryHidden', rows: [['不读']] },
        { name: '名单', rowsBefore: 4, rows: [['甲', null, null, '丁'], ['乙']] },
        { name: '说明', rows: [['也不读']] },
      ],
    });
    expect(await rowsOf(file)).toEqual(['5: 甲|||丁', '6: 乙']);
  });

  it('line breaks that are written as numbers are line breaks', async () => {
    expect(await rowsOf(sheet([['a_x000D_b']]))).toEqual(['1: a\rb']);
  });

  it('100,000 rows are read one after the other', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ['王芳', { number: String(index) }, '维权']);
    let count = 0;
    for await (const _row of readSheet(sheet(rows))) count += 1;
    expect(count).toBe(100_000);
  });
});

describe('a workbook that is not well', () => {
  it('without a row is empty', async () => expect(await refusalOf(sheet([]))).toBe('SHEET_EMPTY'));

  it('that inflates to more than its parts may have is refused, whatever it says of its size', async () => {
    const bomb = `<sst>${' '.repeat(65 * 1024 * 1024)}</sst>`;
    const honest = withPart('xl/sharedStrings.xml', bomb);
    expect(honest.length).toBeLessThan(1_000_000);
    expect(await refusalOf(honest)).toBe('SHEET_TOO_LARGE');
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bomb.length);
    const lying = Buffer.from(
      honest.toString('latin1').replaceAll(size.toString('latin1'), '\u0010\u0000\u0000\u0000'),
      'latin1',
    );
    expect(await refusalOf(lying)).toBe('SHEET_NOT_READABLE');
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'],
    [
      'unknown entities',
      '<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ],
    ['elements without end', '<worksheet><sheetData><row>'],
    ['nesting without end', '<a>'.repeat(100)],
    [
      'attributes without end',
      `<a ${Array.from({ length: 300 }, (_, index) => `b${index}="1"`).join(' ')}/>`,
    ],
    ['rows out of order', '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'],
    [
      'strings that are not there',
      '<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>',
    ],
  ])('a sheet with %s is refused', async (_, xml) => {
    expect(await refusalOf(withPart('xl/worksheets/sheet1.xml', xml))).toBe('SHEET_NOT_READABLE');
  });

  it.each([
    ['too far to the right', '<row><c r="IW1" t="str"><v>a</v></c></row>', 'SHEET_TOO_MANY_COLUMNS'],
    ['too long', `<row><c t="str"><v>${'a'.repeat(32_768)}</v></c></row>`, 'SHEET_CELL_TOO_LONG'],
    ['below the last row', '<row r="1048577"><c t="str"><v>a</v></c></row>', 'SHEET_TOO_MANY_ROWS'],
  ])('a cell that is %s is refused', async (_, row, code) => {
    const xml = `<worksheet><sheetData>${row}</sheetData></worksheet>`;
    expect(await refusalOf(withPart('xl/worksheets/sheet1.xml', xml))).toBe(code);
  });

  it('that is another kind of zip is refused', async () => {
    expect(await refusalOf(Buffer.from(zipSync({ 'a.txt': strToU8('a') })))).toBe('SHEET_NOT_READABLE');
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`a${index}`, strToU8('')]));
    expect(await refusalOf(Buffer.from(zipSync(many)))).toBe('SHEET_NOT_READABLE');
  });

  it('cut off anywhere is refused', async () => {
    const whole = sheet([
      ['姓名', '性别'],
      ['张三', '男'],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (length) => {
        expect(await refusalOf(whole.subarray(0, length))).toBe('SHEET_NOT_READABLE');
      }),
    );
  });

  it('with any bytes altered, and bytes of any kind, are read or refused by a problem', async () => {
    const whole = sheet([
      ['姓名', '性别'],
      ['张三', '男'],
    ]);
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 20,
    });
    const altered = changes.map((all) => {
      const file = Buffer.from(whole);
      for (const [at, byte] of all) file[at] = byte;
      return file;
    });
    const signatures = fc.constantFrom('', 'PK\u0003\u0004', '\ufeff', '姓名,性别\n');
    const anything = fc
      .tuple(signatures, fc.uint8Array({ maxLength: 500 }))
      .map(([head, bytes]) => Buffer.concat([Buffer.from(head), bytes]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(altered, anything), async (file) => {
        expect(await refusalOf(file)).toMatch(/^(read|SHEET_[A-Z_]+)$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

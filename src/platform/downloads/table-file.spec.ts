import { describe, expect, it } from '@jest/globals';
import { unzipSync, strFromU8 } from 'fflate';
import { csvOf, type Tables, xlsxOf } from './table-file.js';

const TABLES: Tables = [
  {
    name: '对账单',
    columns: [
      { header: '事由', width: 20 },
      { header: '分钟', width: 8 },
    ],
    rows: [
      ['=HYPERLINK("http://x","点我")', -30],
      ['+86 138', 60],
      ['“引号", 逗号\n换行', 0],
      [null, 1],
    ],
  },
  { name: '按月', columns: [{ header: '月份', width: 10 }], rows: [['2026-06']] },
];

describe('a table as a file', () => {
  it('CSV: UTF-8 with a mark, CRLF, numbers as they are, no text that a spreadsheet would compute', () => {
    const text = csvOf(TABLES).toString('utf8');
    expect(text.startsWith('\uFEFF事由,分钟\r\n')).toBe(true);
    expect(text.slice(1).split('\r\n')).toEqual([
      '事由,分钟',
      `"'=HYPERLINK(""http://x"",""点我"")",-30`,
      "'+86 138,60",
      '"“引号"", 逗号\n换行",0',
      ',1',
      '',
    ]);
  });

  it('XLSX: a sheet for each table, text as text', async () => {
    const files = unzipSync(await xlsxOf(TABLES));
    const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
    expect(read('xl/workbook.xml')).toMatch(/对账单.*按月/s);
    const sheet = read('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<v>-30</v>');
    expect(sheet).not.toContain('<f>');
    expect(read('xl/sharedStrings.xml') + sheet).toContain('=HYPERLINK(');
  });

  it('XLSX: a chart reads its numbers from the sheet that it is drawn on', async () => {
    const [table] = TABLES;
    const files = unzipSync(
      await xlsxOf([table, { ...table, name: "时长'表", rows: [['<甲>', 30]], drawn: [1] }]),
    );
    const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
    expect(read('xl/worksheets/sheet1.xml')).not.toContain('<drawing');
    expect(read('xl/worksheets/sheet2.xml')).toMatch(/<drawing [^>]*r:id="rId1"\/><\/worksheet>$/);
    expect(read('xl/worksheets/_rels/sheet2.xml.rels')).toContain('../drawings/drawing1.xml');
    expect(read('[Content_Types].xml')).toContain('/xl/charts/chart1.xml');
    const chart = read('xl/charts/chart1.xml');
    expect(chart).toContain("<c:f>'时长''表'!$B$2:$B$2</c:f>");
    expect(chart).toContain('<c:v>&lt;甲&gt;</c:v>');
    expect(chart).toContain('<c:v>30</c:v>');
  });
});

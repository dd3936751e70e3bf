import { labelText } from '../../kernel/problem.js';
import { shanghaiTime } from '../../kernel/service-day.js';
import type { Table, Tables } from '../../platform/downloads/table-file.js';
import type { StatementRow } from './statement.query.js';
import { monthsOf, type StatementMonth } from './statement-months.js';

const kind = (value: string): string => labelText('LedgerEntryKind', value, 'zh-CN');
const account = (value: string): string => labelText('LedgerAccountKind', value, 'zh-CN');

/**
 * A statement as tables: its lines and its months. Times are Shanghai's, minutes are whole.
 * @param lines the whole statement, oldest first
 * @param month `YYYY-MM`, of which alone the lines and figures are; null: all
 */
export function statementTables(lines: readonly StatementRow[], month: string | null): Tables {
  const wanted = (of: string): boolean => month === null || of === month;
  return [
    linesTable(lines.filter(({ at }) => wanted(shanghaiTime(at).slice(0, 7)))),
    monthsTable(monthsOf(lines).filter((one) => wanted(one.month))),
  ];
}

const linesTable = (lines: readonly StatementRow[]): Table => ({
  name: '对账单',
  columns: [
    { header: '时间', width: 17 },
    { header: '事项', width: 16 },
    { header: '科目', width: 24 },
    { header: '增减（分钟）', width: 12 },
    { header: '此后余额（分钟）', width: 16 },
    { header: '说明', width: 30 },
    { header: '分录编号', width: 38 },
  ],
  rows: lines.map((line) => [
    shanghaiTime(line.at),
    kind(line.kind),
    account(line.account),
    line.minutes,
    line.balanceAfterMinutes,
    line.reason,
    line.entryId,
  ]),
});

const monthsTable = (months: readonly StatementMonth[]): Table => ({
  name: '按月',
  columns: [
    { header: '月份', width: 9 },
    { header: '事项', width: 16 },
    { header: '科目', width: 24 },
    { header: '增减（分钟）', width: 12 },
    { header: '笔数', width: 7 },
  ],
  rows: months.flatMap(({ month, opening, closing, movements }) => [
    [month, '月初', '可兑换时长', opening.balanceMinutes, null],
    [month, '月初', '荣誉时长', opening.honorMinutes, null],
    ...movements.map((one) => [month, kind(one.kind), account(one.account), one.minutes, one.entries]),
    [month, '月末', '可兑换时长', closing.balanceMinutes, null],
    [month, '月末', '荣誉时长', closing.honorMinutes, null],
    [month, '月末', '待偿时长', closing.debtMinutes, null],
  ]),
});

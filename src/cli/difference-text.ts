import type { RowDifference } from '../platform/database/side-tables.js';

/** One difference as a line for the person at the terminal. */
export function differenceText({ kind, table, key, columns }: RowDifference): string {
  const where = `${table} (${key})`;
  if (kind === 'MISSING') return `${where}: 缺少此行 / the row is missing`;
  if (kind === 'SUPERFLUOUS') return `${where}: 多出此行 / the row should not be there`;
  const zh = columns.map(({ name, says, should }) => `${name} 记为 ${String(says)}，应为 ${String(should)}`);
  const en = columns.map(({ name, says, should }) => `${name} is ${String(says)}, not ${String(should)}`);
  return `${where}: ${zh.join('；')} / ${en.join('; ')}`;
}

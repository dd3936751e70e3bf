import type { RowDifference } from '../platform/database/side-tables.js';

/** One difference as a line for the person at the terminal. */
export function differenceText({ kind, table, key, columns }: RowDifference): string {
  const where = `${table} (${key})`;
  if (kind === 'MISSING') return `${where}: 缺少此行 / the row is missing`;
  if (kind === 'SUPERFLUOUS') return `${where}: 多出此行 / the row should not be there`;
  const changed = columns.map(({ name, says, should }) => `${name} ${String(says)} ≠ ${String(should)}`);
  return `${where}: 记载与重算不符 says, and should say: ${changed.join(', ')}`;
}

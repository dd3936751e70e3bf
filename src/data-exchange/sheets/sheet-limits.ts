import { sheetCellTooLong, sheetEmpty, sheetTooManyColumns, sheetTooManyRows } from './sheets.problems.js';
import { isBlank, type Cell, type RowBatch, type SheetRow } from './sheet-row.js';

export const MOST_MEGABYTES = 32;
/** Rows with something in them. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 256;
/** As many as a spreadsheet takes in a cell. */
export const MOST_CHARACTERS = 32_767;
/** As many as a spreadsheet has: what is empty costs little, but not nothing. */
const LAST_ROW = 1_048_576;

/**
 * The rows with something in them, blank cells at their ends dropped.
 * @throws Problem SHEET_EMPTY, SHEET_TOO_MANY_ROWS, SHEET_TOO_MANY_COLUMNS, SHEET_CELL_TOO_LONG
 */
export async function* withinLimits(
  batches: AsyncIterable<RowBatch>,
): AsyncGenerator<SheetRow, void, undefined> {
  let count = 0;
  for await (const batch of batches) {
    for (const { number, cells } of batch) {
      if (number > LAST_ROW) throw sheetTooManyRows({ rows: MOST_ROWS });
      const filled = withoutBlankEnd(cells);
      if (filled.length === 0) continue;
      count += 1;
      if (count > MOST_ROWS) throw sheetTooManyRows({ rows: MOST_ROWS });
      checkCells(number, filled);
      yield { number, cells: filled };
    }
  }
  if (count === 0) throw sheetEmpty();
}

function checkCells(row: number, cells: readonly Cell[]): void {
  if (cells.length > MOST_COLUMNS) throw sheetTooManyColumns({ row, columns: MOST_COLUMNS });
  if (cells.some(({ text }) => text.length > MOST_CHARACTERS)) {
    throw sheetCellTooLong({ row, characters: MOST_CHARACTERS });
  }
}

function withoutBlankEnd(cells: readonly Cell[]): readonly Cell[] {
  const last = cells.findLastIndex((cell) => !isBlank(cell));
  return last === cells.length - 1 ? cells : cells.slice(0, last + 1);
}

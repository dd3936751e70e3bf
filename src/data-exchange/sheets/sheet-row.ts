/** What a spreadsheet keeps a cell as; everything of a text file is `TEXT`. */
export type CellKind = 'TEXT' | 'NUMBER' | 'DATE' | 'FORMULA';

/**
 * A cell as it is stored. `NUMBER`: the digits of the file, `5.10502199001011E+17` as well. `DATE`: `yyyy-mm-dd`.
 * `FORMULA`: what it last came to, `=` if the file does not tell.
 */
export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
}

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1, empty rows counted; a row of a text file is a record, not a line. */
  readonly number: number;
  /** Without the blank ones at the end. */
  readonly cells: readonly Cell[];
}

/** Rows are handed on in batches where nobody looks at each: waiting for every one would take longer than reading it. */
export type RowBatch = readonly SheetRow[];

export const BLANK: Cell = { text: '', kind: 'TEXT' };

export const isBlank = (cell: Cell): boolean => cell.kind !== 'FORMULA' && cell.text.trim() === '';

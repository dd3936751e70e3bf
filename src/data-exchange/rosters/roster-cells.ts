import type { ProblemDetails } from '../../kernel/problem.js';
import { BLANK, type Cell } from '../sheets/sheet-row.js';
import { isFormula, plainText, tellsNothing, tidy } from './cell-text.js';
import { type RosterColumn, type RosterHeader, usualName } from './roster-columns.js';
import { CELL_FORMULA } from './rosters.problems.js';

/** What is wrong, or doubtful, with one cell of a roster. */
export interface RosterFault {
  /** The column's name as in the file; of a column that the file has not, its usual name. */
  readonly column: string;
  /** Of a sentence in `problemText`. */
  readonly code: string;
  readonly details?: ProblemDetails;
}

const PHONES: readonly RosterColumn[] = ['mobile', 'guardianPhone'];

/** A row by columns, and what is found wrong with it; formulas are, whatever they would come to. */
export class RosterCells {
  private readonly found: (RosterFault & { readonly of: RosterColumn })[] = [];

  constructor(
    private readonly cells: readonly Cell[],
    private readonly header: RosterHeader,
  ) {
    for (const column of header.columns.keys()) {
      if (isFormula(this.cell(column), PHONES.includes(column))) this.refuse(column, CELL_FORMULA);
    }
  }

  cell(column: RosterColumn): Cell {
    const place = this.header.columns.get(column);
    return (place && this.cells[place.index]) ?? BLANK;
  }

  /** Tidied; empty where the cell tells nothing, and where it is refused already. */
  text(column: RosterColumn): string {
    if (this.isRefused(column)) return '';
    const text = tidy(plainText(this.cell(column)));
    return tellsNothing(text) ? '' : text;
  }

  isRefused(column: RosterColumn): boolean {
    return this.found.some(({ of }) => of === column);
  }

  /** Keeps the first fault of a column only: what follows from it is no news. */
  refuse(column: RosterColumn, code: string, details?: ProblemDetails): void {
    if (!this.isRefused(column)) this.found.push({ of: column, ...this.fault(column, code, details) });
  }

  fault(column: RosterColumn, code: string, details?: ProblemDetails): RosterFault {
    const named = this.header.columns.get(column)?.header ?? usualName(column);
    return { column: named, code, ...(details && { details }) };
  }

  /** In the order of the columns. */
  faults(): readonly RosterFault[] {
    const place = (of: RosterColumn): number => this.header.columns.get(of)?.index ?? Infinity;
    return [...this.found]
      .sort((a, b) => (place(a.of) === place(b.of) ? 0 : place(a.of) - place(b.of)))
      .map(({ of: _of, ...fault }) => fault);
  }
}

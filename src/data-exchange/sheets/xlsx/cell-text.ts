import { MOST_CHARACTERS } from '../sheet-limits.js';
import { sheetCellTooLong } from '../sheets.problems.js';

/** Collects the text of one cell or string, which comes in pieces, and stops before it grows without end. */
export class CellText {
  private text = '';

  /** @throws Problem SHEET_CELL_TOO_LONG */
  add(piece: string, row: number): void {
    this.text += piece;
    if (this.text.length > MOST_CHARACTERS) {
      throw sheetCellTooLong({ row, characters: MOST_CHARACTERS });
    }
  }

  take(): string {
    const { text } = this;
    this.text = '';
    // Characters that XML cannot hold are written as their number, line breaks of some programs as well.
    return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
}

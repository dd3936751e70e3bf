import { MOST_COLUMNS } from '../sheet-limits.js';
import { BLANK, isBlank, type Cell, type SheetRow } from '../sheet-row.js';
import { sheetNotReadable, sheetTooManyColumns } from '../sheets.problems.js';
import { CellText } from './cell-text.js';
import { dayOfSerial } from './date-format.js';
import type { Attributes, XmlListener } from './xml-reading.js';

/** What the cells of a sheet point to. */
export interface CellSources {
  readonly strings: readonly string[];
  readonly dayStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

/** Makes rows of a sheet's XML; whoever reads it takes them from time to time. */
export class RowCollector implements XmlListener {
  private rows: SheetRow[] = [];
  private number = 0;
  private cells: Cell[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private isFormula = false;
  private isReading = false;
  private isText = false;
  private readonly value = new CellText();

  constructor(private readonly sources: CellSources) {}

  /** The rows since the last time. */
  take(): readonly SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(element: string, attributes: Attributes): void {
    if (element === 'row') this.beginRow(attributes);
    else if (element === 'c') this.beginCell(attributes);
    else if (element === 'f') this.isFormula = true;
    else if (element === 'rPh') this.isReading = true;
    else if (element === 'v' || element === 't') this.isText = !this.isReading;
  }

  text(piece: string): void {
    if (this.isText) this.value.add(piece, this.number);
  }

  close(element: string): void {
    if (element === 'v' || element === 't') this.isText = false;
    else if (element === 'rPh') this.isReading = false;
    else if (element === 'c') this.endCell();
    else if (element === 'row') this.rows.push({ number: this.number, cells: this.cells });
  }

  private beginRow({ r }: Attributes): void {
    const number = r === undefined ? this.number + 1 : Number(r);
    // A row that stands before the one above it could not be told from it.
    if (!Number.isInteger(number) || number <= this.number) throw sheetNotReadable();
    this.number = number;
    this.cells = [];
    this.column = -1;
  }

  private beginCell({ r, t = 'n', s = '0' }: Attributes): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.type = t;
    this.style = Number(s);
    this.isFormula = false;
  }

  private endCell(): void {
    const cell = this.cellOf(this.value.take());
    if (isBlank(cell)) return;
    if (this.column >= MOST_COLUMNS) throw sheetTooManyColumns({ row: this.number, columns: MOST_COLUMNS });
    while (this.cells.length < this.column) this.cells.push(BLANK);
    this.cells[this.column] = cell;
  }

  private cellOf(value: string): Cell {
    if (this.isFormula) return { text: value === '' ? '=' : value, kind: 'FORMULA' };
    if (this.type === 's') return { text: this.stringOf(value), kind: 'TEXT' };
    if (this.type === 'd') return { text: value.slice(0, 10), kind: 'DATE' };
    if (this.type !== 'n') return { text: value, kind: 'TEXT' };
    if (value.trim() === '') return BLANK;
    const day = this.sources.dayStyles.has(this.style)
      ? dayOfSerial(Number(value), this.sources.from1904)
      : null;
    return day === null ? { text: value.trim(), kind: 'NUMBER' } : { text: day, kind: 'DATE' };
  }

  private stringOf(index: string): string {
    if (index.trim() === '') return '';
    const text = this.sources.strings[Number(index)];
    if (text === undefined) throw sheetNotReadable();
    return text;
  }
}

/** `A1` is of column 0, `AB12` of column 27. @throws Problem SHEET_NOT_READABLE */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d*$/i.exec(reference)?.[1];
  if (letters === undefined) throw sheetNotReadable();
  return (
    [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}

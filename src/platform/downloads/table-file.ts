import { stringify } from 'csv-stringify/sync';
import { TableFormat } from './download.types.js';
import type { FileContent } from './downloads.js';
import { type SheetChart, withCharts } from './xlsx-charts.js';
import writeXlsxFile, { type Sheet as XlsxSheet } from 'write-excel-file/node';

/** Minutes and counts are numbers; everything else is text, never a formula. */
export type TableCell = string | number | null;

export interface TableColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

export interface Table {
  /** Name of the sheet, 31 characters at most. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** In a workbook: the columns drawn as bars below the table, counted from 0; the first column names them. */
  readonly drawn?: readonly number[];
}

/** The first table is what the file is about; the others explain it and are in a workbook only. */
export type Tables = readonly [Table, ...Table[]];

/** A CSV of the first table: UTF-8 with a mark that spreadsheets look for, CRLF, text that looks like a formula made harmless. */
export function csvOf([{ columns, rows }]: Tables): Buffer {
  const lines = [columns.map(({ header }) => header), ...rows];
  return Buffer.from(stringify(lines, { bom: true, escape_formulas: true, record_delimiter: 'windows' }));
}

/** A workbook with a sheet for each table and the charts of those that are drawn; the first row stays in sight. */
export async function xlsxOf(tables: Tables): Promise<Buffer> {
  const sheets: XlsxSheet<never>[] = tables.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ header }) => ({ value: header, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
  const workbook = await writeXlsxFile(sheets).toBuffer();
  const charts = tables.flatMap((table, sheet) => chartOf(table, sheet));
  return charts.length === 0 ? workbook : withCharts(workbook, charts);
}

const chartOf = ({ name, columns, rows, drawn }: Table, sheet: number): SheetChart[] =>
  drawn && rows.length > 0
    ? [
        {
          sheet,
          title: name,
          sheetName: name,
          columns: drawn,
          rows,
          heads: columns.map(({ header }) => header),
        },
      ]
    : [];

const cellOf = (cell: TableCell) => {
  if (cell === null) return null;
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String };
};

const CONTENT_TYPES: Readonly<Record<TableFormat, string>> = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
};

/** Tables as a file of a format; its name ends in the format's name. */
export async function tableFile(tables: Tables, format: string | null | undefined): Promise<FileContent> {
  const known = format === TableFormat.CSV ? TableFormat.CSV : TableFormat.XLSX;
  const content = known === TableFormat.CSV ? csvOf(tables) : await xlsxOf(tables);
  return { contentType: CONTENT_TYPES[known], content };
}

export const tableFileName = (name: string, format: TableFormat): string => `${name}.${format.toLowerCase()}`;

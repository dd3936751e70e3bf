import { defineProblem } from '../../kernel/problem.js';

export const sheetEmpty = defineProblem('SHEET_EMPTY', {
  zh: '表格是空的（工作簿只读取第一张可见的工作表）',
  en: 'The table is empty (of a workbook the first visible sheet is read)',
});
export const sheetNotReadable = defineProblem('SHEET_NOT_READABLE', {
  zh: '无法读取：文件既不是完好的 .xlsx 工作簿，也不是 CSV 文本。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传',
  en: 'This is neither an intact .xlsx workbook nor CSV text. Open it in a spreadsheet program, save it as .xlsx and upload that',
});
export const sheetOldFormat = defineProblem('SHEET_OLD_FORMAT', {
  zh: '这是旧版 .xls 文件或加密的工作簿。请用 Excel 或 WPS 打开，取消密码，另存为 .xlsx 后再上传',
  en: 'This is an old .xls file or a workbook with a password. Open it in a spreadsheet program, remove the password, save it as .xlsx and upload that',
});
export const sheetTooLarge = defineProblem('SHEET_TOO_LARGE', {
  zh: '表格过大：文件至多 {megabytes} MB，解压后至多 {inflatedMegabytes} MB。请分成几个文件',
  en: 'The table is too large: a file has at most {megabytes} MB, unpacked at most {inflatedMegabytes} MB. Split it into several files',
});
export const sheetTooManyRows = defineProblem('SHEET_TOO_MANY_ROWS', {
  zh: '表格过长，至多 {rows} 行。请分成几个文件',
  en: 'The table is too long; at most {rows} rows are taken. Split it into several files',
});
export const sheetTooManyColumns = defineProblem('SHEET_TOO_MANY_COLUMNS', {
  zh: '第 {row} 行的列数过多，至多 {columns} 列',
  en: 'Row {row} has too many columns; at most {columns} are taken',
});
export const sheetCellTooLong = defineProblem('SHEET_CELL_TOO_LONG', {
  zh: '第 {row} 行附近有一格文字过长，至多 {characters} 个字符',
  en: 'A cell at about row {row} is too long; at most {characters} characters are taken',
});
export const sheetQuotes = defineProblem('SHEET_QUOTES', {
  zh: '第 {row} 行的引号不成对，其后的内容无法读取。请更正，或另存为 .xlsx',
  en: 'A quotation mark in row {row} has no counterpart, and what follows cannot be read. Correct it, or save the file as .xlsx',
});

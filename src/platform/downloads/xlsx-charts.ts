import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A chart of bars beside the table of a sheet: the first column names them, the others are their numbers. */
export interface SheetChart {
  /** Of the sheet, counted from 0. */
  readonly sheet: number;
  readonly title: string;
  /** The columns that are drawn, counted from 0; the first row names each. */
  readonly columns: readonly number[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly heads: readonly string[];
  readonly sheetName: string;
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument';
/** Columns and rows of the sheet that a chart covers. */
const [WIDTH_COLUMNS, LEAST_ROWS] = [5, 14];

const COLOURS = ['B03A2E', '2E6DA4', '7F8C3A', '8E6BA8'];

/**
 * Puts charts into a workbook, as parts of Office Open XML (ECMA-376, § 21.2) that read their numbers from the sheet: when these are
 * changed the chart follows. Our own, since the library that writes workbooks draws none.
 */
export function withCharts(workbook: Buffer, charts: readonly SheetChart[]): Buffer {
  const files = unzipSync(workbook);
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const write = (name: string, text: string): void => void (files[name] = strToU8(text));
  const overrides = charts.map((chart, index) => {
    const [number, sheet] = [index + 1, `sheet${chart.sheet + 1}`];
    const page = `xl/worksheets/${sheet}.xml`;
    const relations = `xl/worksheets/_rels/${sheet}.xml.rels`;
    if (!files[page] || read(relations).includes('<Relationship '))
      throw new Error(`${sheet} cannot get a chart`);
    const drawing = `<drawing xmlns:r="${RELATION}" r:id="rId1"/></worksheet>`;
    write(page, read(page).replace('</worksheet>', drawing));
    write(relations, relation('drawing', `../drawings/drawing${number}.xml`));
    write(`xl/drawings/drawing${number}.xml`, drawingOf(chart));
    write(`xl/drawings/_rels/drawing${number}.xml.rels`, relation('chart', `../charts/chart${number}.xml`));
    write(`xl/charts/chart${number}.xml`, chartOf(chart));
    return (
      `<Override PartName="/xl/drawings/drawing${number}.xml" ContentType="${CONTENT_TYPE}.drawing+xml"/>` +
      `<Override PartName="/xl/charts/chart${number}.xml" ContentType="${CONTENT_TYPE}.drawingml.chart+xml"/>`
    );
  });
  write(
    '[Content_Types].xml',
    read('[Content_Types].xml').replace('</Types>', `${overrides.join('')}</Types>`),
  );
  return Buffer.from(zipSync(files));
}

const relation = (kind: string, target: string): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATION}/${kind}" Target="${target}"/></Relationships>`;

/** Where the chart lies: below its table. */
function drawingOf({ rows }: SheetChart): string {
  const first = rows.length + 2;
  const corner = (tag: string, column: number, row: number) =>
    `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  const height = Math.max(LEAST_ROWS, rows.length + 6);
  return (
    `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor>` +
    `${corner('from', 0, first)}${corner('to', WIDTH_COLUMNS, first + height)}` +
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>' +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATION}" r:id="rId1"/></a:graphicData></a:graphic>` +
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
  );
}

function chartOf(chart: SheetChart): string {
  const { title, columns, rows, heads, sheetName } = chart;
  const cells = (column: number, from: number, until: number) =>
    escaped(`'${sheetName.replaceAll("'", "''")}'!$${letter(column)}$${from}:$${letter(column)}$${until}`);
  const [from, until] = [2, rows.length + 1];
  const names = rows.map((row) => String(row[0] ?? ''));
  const series = columns.map(
    (column, index) =>
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>` +
      `<c:tx><c:strRef><c:f>${cells(column, 1, 1)}</c:f>${points('strCache', [heads[column] ?? ''])}</c:strRef></c:tx>` +
      `<c:spPr><a:solidFill><a:srgbClr val="${COLOURS[index % COLOURS.length]}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
      `<c:cat><c:strRef><c:f>${cells(0, from, until)}</c:f>${points('strCache', names)}</c:strRef></c:cat>` +
      `<c:val><c:numRef><c:f>${cells(column, from, until)}</c:f>${points(
        'numCache',
        rows.map((row) => row[column] ?? null),
      )}</c:numRef></c:val></c:ser>`,
  );
  const axis = (tag: string, id: number, other: number, place: string, more: string) =>
    `<c:${tag}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${place}"/>${more}<c:crossAx val="${other}"/></c:${tag}>`;
  return (
    `${HEAD}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main"><c:chart>` +
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escaped(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
    `${series.join('')}<c:gapWidth val="80"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
    `${axis('catAx', 1, 2, 'b', '')}${axis('valAx', 2, 1, 'l', '<c:majorGridlines/>')}</c:plotArea>` +
    '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
  );
}

/** What the cells hold, for programs that do not look them up. What is no number is left out. */
function points(tag: string, values: readonly (string | number | null)[]): string {
  const told = values.flatMap((value, index) =>
    value === null || (tag === 'numCache' && typeof value !== 'number')
      ? []
      : [`<c:pt idx="${index}"><c:v>${escaped(String(value))}</c:v></c:pt>`],
  );
  return `<c:${tag}><c:ptCount val="${values.length}"/>${told.join('')}</c:${tag}>`;
}

/** A to Z: no chart is drawn of later columns. */
const letter = (column: number): string => String.fromCharCode('A'.charCodeAt(0) + column);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

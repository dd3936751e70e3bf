import type { Table } from '../../platform/downloads/table-file.js';
import { shanghaiTime } from '../../kernel/service-day.js';
import { chartsOf } from './report-charts.js';
import { svgOf } from './report-drawing.js';
import { BREAKDOWNS, type Breakdown } from './report-figures.js';
import {
  breakdownTable,
  communitiesTable,
  needsTable,
  overviewTable,
  standardsTable,
} from './report-tables.js';
import type { ReportTexts } from './report-texts.js';
import type { PlaceReport } from './report.query.js';

const STYLE = `
body { font-family: sans-serif; color: #222; max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.5 }
h1 { font-size: 1.6em; margin-bottom: 0 } h2 { font-size: 1.15em; margin-top: 2em; border-bottom: 1px solid #ccc }
p { color: #555; margin-top: .3em } svg { max-width: 100%; height: auto }
table { border-collapse: collapse; width: 100%; font-size: .85em }
th, td { border: 1px solid #ccc; padding: .25em .5em; text-align: right } th { background: #f4f1ec }
th:first-child, td:first-child { text-align: left } section { break-inside: avoid } section.wide { break-inside: auto; overflow-x: auto }
@page { size: A4; margin: 15mm } @media print { body { margin: 0; max-width: none } h2 { break-after: avoid } thead { display: table-header-group } }`;

/** One page that stands by itself: no script and nothing fetched from elsewhere. */
export function reportPage(report: PlaceReport, texts: ReportTexts): string {
  const { place, period, asOf } = report;
  const title = `${place.name} ${texts.word(period.month === null ? 'yearly' : 'monthly')}`;
  const span = `${period.fromDay} – ${period.untilDay}`;
  const charts = new Map(chartsOf(report, texts).map((chart) => [chart.title, chart]));
  const section = (table: Table, wide = false): string => {
    const chart = charts.get(table.name);
    return `<section${wide ? ' class="wide"' : ''}><h2>${escaped(table.name)}</h2>${chart ? svgOf(chart) : ''}${tableOf(table)}</section>`;
  };
  const sections = [
    section(overviewTable(report, texts)),
    ...(Object.keys(BREAKDOWNS) as Breakdown[]).map((of) => section(breakdownTable(report, of, texts))),
    section(needsTable(report, texts)),
    section(standardsTable(report, texts)),
    section(communitiesTable(report, texts), true),
  ];
  return `<!doctype html>
<html lang="${texts.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} ${span}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1><p>${span} · ${escaped(texts.word('asOf'))} ${shanghaiTime(asOf)}</p>
${sections.join('\n')}
</body></html>
`;
}

function tableOf({ columns, rows }: Table): string {
  const cells = (of: readonly (string | number | null)[], tag: 'th' | 'td') =>
    `<tr>${of.map((cell) => `<${tag}>${cell === null ? '' : escaped(String(cell))}</${tag}>`).join('')}</tr>`;
  const head = cells(
    columns.map(({ header }) => header),
    'th',
  );
  return `<table><thead>${head}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}</tbody></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

import { NeedStatus } from '../../needs/need.entity.js';
import type { Table, TableCell, TableColumn } from '../../platform/downloads/table-file.js';
import { type Breakdown, BREAKDOWNS, TOTALS } from './report-figures.js';
import type { ReportTexts } from './report-texts.js';
import type { PlaceFigures, PlaceReport } from './report.query.js';

const CODE_WIDTH = 16;
const NAME_WIDTH = 24;
const NUMBER_WIDTH = 14;

const number = (header: string): TableColumn => ({ header, width: NUMBER_WIDTH });

/** The main table: each community with all its totals, the sum in the last row. */
export function communitiesTable(report: PlaceReport, texts: ReportTexts): Table {
  const row = (code: string, name: string, { figures }: PlaceFigures): TableCell[] => [
    code,
    name,
    ...TOTALS.map((total) => figures[total]),
  ];
  return {
    name: texts.word('places'),
    columns: [
      { header: texts.word('code'), width: CODE_WIDTH },
      { header: texts.word('place'), width: NAME_WIDTH },
      ...TOTALS.map((total) => number(texts.total(total))),
    ],
    rows: [
      ...report.communities.map((one) => row(one.place.code, one.place.name, one)),
      row(report.place.code, texts.word('total'), report),
    ],
  };
}

export function overviewTable({ figures }: PlaceReport, texts: ReportTexts): Table {
  return {
    name: texts.word('overview'),
    columns: [{ header: texts.word('item'), width: NAME_WIDTH }, number(texts.word('number'))],
    rows: TOTALS.map((total) => [texts.total(total), figures[total]]),
  };
}

/** One breakdown of the whole place, a line for each value. */
export function breakdownTable({ figures }: PlaceReport, of: Breakdown, texts: ReportTexts): Table {
  const measures: readonly string[] = BREAKDOWNS[of].measures;
  return {
    name: texts.breakdown(of),
    columns: [
      { header: texts.word('item'), width: NAME_WIDTH },
      ...measures.map((measure) => number(texts.measure(measure))),
    ],
    // What is counted in minutes is drawn alone: beside it numbers of records would be no bars.
    drawn: of === 'categories' ? [1, 2] : [measures.length],
    rows: figures[of].map((line) => {
      const numbers: Readonly<Record<string, string | number>> = line;
      return [texts.key(of, line.key), ...measures.map((measure) => Number(numbers[measure]))];
    }),
  };
}

/** Needs by kind and state; what is too few to be told says so. */
export function needsTable({ needs }: PlaceReport, texts: ReportTexts): Table {
  const statuses = Object.values(NeedStatus);
  const told = (count: number | null | undefined): TableCell => count ?? texts.word('untold');
  return {
    name: texts.word('needs'),
    columns: [
      { header: texts.word('item'), width: NAME_WIDTH },
      ...statuses.map((status) => number(texts.label('NeedStatus', status))),
      number(texts.word('total')),
    ],
    rows: needs.map(({ kind, counts, total }) => [
      texts.label('SquadKind', kind),
      ...statuses.map((status) => told(counts.find((one) => one.status === status)?.count)),
      told(total),
    ]),
  };
}

export function standardsTable({ standards }: PlaceReport, texts: ReportTexts): Table {
  return {
    name: texts.word('standards'),
    columns: [
      { header: texts.word('item'), width: NAME_WIDTH },
      ...(['required', 'held', 'gap'] as const).map((name) => number(texts.word(name))),
    ],
    drawn: [1, 2],
    rows: standards.map(({ standard, required, held, gap }) => [
      texts.label('Standard', standard),
      required,
      held,
      gap,
    ]),
  };
}

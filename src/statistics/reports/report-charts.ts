import { minutesAsHours } from './report-hours.js';
import type { ReportTexts } from './report-texts.js';
import type { PlaceReport } from './report.query.js';

/** A chart of bars: a group of bars for each category. */
export interface BarChart {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** What a report draws; hours with one decimal. */
export function chartsOf(report: PlaceReport, texts: ReportTexts): BarChart[] {
  const { figures, parts, standards } = report;
  const hours = (of: readonly { readonly minutes: number }[]) => [
    { name: texts.word('hours'), values: of.map(({ minutes }) => minutesAsHours(minutes)) },
  ];
  const charts: BarChart[] = [
    {
      title: texts.breakdown('kinds'),
      categories: figures.kinds.map(({ key }) => texts.key('kinds', key)),
      series: hours(figures.kinds),
    },
    {
      title: texts.breakdown('targets'),
      categories: figures.targets.map(({ key }) => texts.key('targets', key)),
      series: hours(figures.targets),
    },
    {
      title: texts.breakdown('provenances'),
      categories: figures.provenances.map(({ key }) => texts.key('provenances', key)),
      series: hours(figures.provenances),
    },
    {
      title: texts.breakdown('backgrounds'),
      categories: figures.backgrounds.map(({ key }) => texts.key('backgrounds', key)),
      series: [
        {
          name: texts.measure('volunteers'),
          values: figures.backgrounds.map(({ volunteers }) => volunteers),
        },
      ],
    },
    {
      title: texts.word('standards'),
      categories: standards.map(({ standard }) => texts.label('Standard', standard)),
      series: (['required', 'held'] as const).map((name) => ({
        name: texts.word(name),
        values: standards.map((line) => line[name]),
      })),
    },
  ];
  if (parts.length === 0) return charts;
  const byPlace = {
    title: texts.word('places'),
    categories: parts.map(({ place }) => place.name),
    series: hours(parts.map(({ figures: { minutes } }) => ({ minutes }))),
  };
  return [byPlace, ...charts];
}

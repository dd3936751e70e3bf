import type { TestApp } from './test-app.js';
import type { Person } from './world.js';

const FIGURES = `place { code name } registered joined withdrawn served records minutes held cancelled places signUps
  commendations stars certificates backgrounds { background volunteers } kinds { kind squads memberships records minutes }
  provenances { provenance records minutes } targets { target records minutes } categories { category filed registered }`;
export const REPORT = `query ($placeCode: String!, $year: Int!, $month: Int) {
  report(placeCode: $placeCode, year: $year, month: $month) { ${FIGURES} fromDay untilDay asOf parts { ${FIGURES} }
    needs { kind total counts { status count } } standards { standard required held gap } } }`;
export const REPORT_DOWNLOAD = `query ($placeCode: String!, $year: Int!, $month: Int, $format: ReportFormat!) {
  reportDownload(placeCode: $placeCode, year: $year, month: $month, format: $format) { path fileName } }`;

type Line = Readonly<Record<string, string | number | null>>;

export interface ShownFigures {
  readonly place: { readonly code: string; readonly name: string };
  readonly registered: number;
  readonly joined: number;
  readonly withdrawn: number;
  readonly served: number;
  readonly records: number;
  readonly minutes: number;
  readonly held: number;
  readonly cancelled: number;
  readonly places: number;
  readonly signUps: number;
  readonly commendations: number;
  readonly stars: number;
  readonly certificates: number;
  readonly backgrounds: readonly Line[];
  readonly kinds: readonly Line[];
  readonly provenances: readonly Line[];
  readonly targets: readonly Line[];
  readonly categories: readonly Line[];
}

export interface ShownReport extends ShownFigures {
  readonly fromDay: string;
  readonly untilDay: string;
  readonly parts: readonly ShownFigures[];
  readonly needs: readonly { readonly kind: string; readonly total: number | null }[];
  readonly standards: readonly Line[];
}

export interface AskedReport {
  readonly placeCode: string;
  readonly year?: number;
  readonly month?: number | null;
}

/** Reports over HTTP; June 2026 unless told. */
export class ReportDesk {
  constructor(private readonly app: TestApp) {}

  async report(by: Person, asked: AskedReport): Promise<ShownReport> {
    const variables = { year: 2026, month: 6, ...asked };
    return (await this.app.client.data<{ report: ShownReport }>(REPORT, variables, { token: by.token }))
      .report;
  }

  async file(by: Person, format: string, asked: AskedReport, language = 'zh-CN') {
    const variables = { year: 2026, month: 6, ...asked, format };
    const { reportDownload } = await this.app.client.data<{
      reportDownload: { path: string; fileName: string };
    }>(REPORT_DOWNLOAD, variables, { token: by.token, language });
    const answer = await fetch(`${this.app.client.url}${reportDownload.path}`);
    const content = Buffer.from(await answer.arrayBuffer());
    return { fileName: reportDownload.fileName, headers: answer.headers, content };
  }
}

/** The line of a breakdown with a value. */
export const lineOf = (lines: readonly Line[], value: string | null): Line | undefined =>
  lines.find((line) => Object.values(line)[0] === value);

/** The sum of a measure over the lines. */
export const sumOf = (lines: readonly Line[], measure: string): number =>
  lines.reduce((sum, line) => sum + Number(line[measure]), 0);

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { lineOf, ReportDesk } from '../support/report-desk.js';
import { ServiceDesk } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { STREET, World } from '../support/world.js';

let app: TestApp;
let world: World;
let reports: ReportDesk;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  reports = new ReportDesk(app);
  const { id } = await world.volunteer({ withAccount: false });
  const desk = new ServiceDesk(app, world);
  const squadId = await world.squad('PATROL');
  await world.assign(id, squadId, { primary: true });
  await desk.confirmed(desk.draft(id, { day: '2026-06-15', from: '07:00', minutes: 90 }, { squadId }));
  await app.settled();
});
afterAll(() => app.stop());

describe('rule 54: as files', () => {
  const NAME = '=丁&<b>社区"';

  beforeAll(async () => {
    await world.community(STREET, NAME);
  });

  it('CSV: each community in a row, the sum in the last, no formula', async () => {
    const { content, fileName } = await reports.file(world.streetOfficer, 'CSV', { placeCode: STREET });
    expect(fileName).toMatch(/^志愿服务月报-.+-2026-06\.csv$/);
    const rows = content.toString('utf8').trim().split('\r\n');
    const { minutes, parts, registered } = await reports.report(world.streetOfficer, { placeCode: STREET });
    expect(rows[0]).toContain('代码,地区,期末在册志愿者,新登记,退出,参加服务人数,服务记录,服务时长（分钟）');
    expect(rows).toHaveLength(parts.length + 2);
    expect(rows.at(-1)?.split(',').slice(0, 3)).toEqual([STREET, '合计', String(registered)]);
    expect(rows.at(-1)?.split(',')[7]).toBe(String(minutes));
    expect(rows.find((row) => row.includes('丁'))).toContain(`"'=丁&<b>社区"""`);
  });

  it('XLSX: a sheet for each part, and charts of them', async () => {
    const { content } = await reports.file(world.officerA, 'XLSX', { placeCode: world.communityA });
    const files = unzipSync(content);
    const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array());
    for (const sheet of [
      '各地',
      '概况',
      '志愿者身份',
      '小组与时长',
      '时长来源',
      '服务对象',
      '社会组织',
      '需要',
      '配置标准',
    ])
      expect(workbook).toContain(`name="${sheet}"`);
    const chart = strFromU8(files['xl/charts/chart2.xml'] ?? new Uint8Array());
    expect(chart).toContain("<c:f>'小组与时长'!$E$2:$E$7</c:f>");
    const { kinds } = await reports.report(world.officerA, { placeCode: world.communityA });
    expect(chart).toContain(
      `<c:pt idx="4"><c:v>${String(lineOf(kinds, 'PATROL')?.['minutes'])}</c:v></c:pt>`,
    );
  });

  it('HTML: a page that stands by itself, nothing in it runs, in the language of who asks', async () => {
    const { content, headers } = await reports.file(world.streetOfficer, 'HTML', { placeCode: STREET });
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
    expect(headers.get('content-disposition')).toMatch(/^inline/);
    const page = content.toString('utf8');
    expect(page).toContain('南城街道 志愿服务月报');
    expect(page).toContain('=丁&amp;&lt;b&gt;社区&quot;');
    expect(page).not.toMatch(/<script|<b>|https?:\/\/(?!www\.w3\.org)/);
    expect(page.match(/<svg/g)?.length).toBeGreaterThan(4);
    const { minutes } = await reports.report(world.streetOfficer, { placeCode: STREET });
    expect(page).toContain(`<td>服务时长（分钟）</td><td>${minutes}</td>`);
    const english = await reports.file(world.streetOfficer, 'HTML', { placeCode: STREET, month: null }, 'en');
    expect(english.fileName).toMatch(/^Yearly report-/);
    expect(english.content.toString('utf8')).toContain('People who served');
  });
});

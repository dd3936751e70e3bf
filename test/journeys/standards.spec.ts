import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlaceEntity } from '../../src/places/place.entity.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, OTHER_STREET, type Person, STREET, World } from '../support/world.js';

const LINES = 'lines { standard required held gap unknown }';
const STANDARDS = `query ($placeCode: String!) { standards(placeCode: $placeCode) {
  place { name } ${LINES} parts { place { code } ${LINES} } } }`;
const DOWNLOAD = `query ($placeCode: String!, $format: TableFormat!) {
  standardsDownload(placeCode: $placeCode, format: $format) { path fileName } }`;

interface Line {
  readonly standard: string;
  readonly required: number;
  readonly held: number;
  readonly gap: number;
  readonly unknown: number;
}
interface Report {
  readonly place: { readonly name: string };
  readonly lines: readonly Line[];
  readonly parts: readonly { readonly place: { readonly code: string }; readonly lines: readonly Line[] }[];
}

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const report = async (placeCode: string, by: Person = world.districtOfficer): Promise<Report> =>
  (await app.client.data<{ standards: Report }>(STANDARDS, { placeCode }, { token: by.token })).standards;
const line = ({ lines }: { lines: readonly Line[] }, standard: string) =>
  lines.find((one) => one.standard === standard);
const change = (code: string, to: Partial<PlaceEntity>) =>
  app.uow.write((transaction) => transaction.repo(PlaceEntity).update({ code }, to));

describe('rule 53: what communities are asked for, have and miss', () => {
  it('a community by its population, or a fixed target; premises of a new area', async () => {
    const code = await world.community(STREET, '标准社区');
    await change(code, { population: 3391, volunteerTarget: null, premisesSquareMetres: 350 });
    await world.volunteer({ communityCode: code, withAccount: false });
    expect((await report(code)).lines).toEqual([
      { standard: 'VOLUNTEERS', required: 340, held: 1, gap: 339, unknown: 0 },
      { standard: 'STAFF', required: 4, held: 0, gap: 4, unknown: 0 },
      { standard: 'PREMISES', required: 300, held: 350, gap: 0, unknown: 0 },
      { standard: 'ORGANISATIONS', required: 10, held: 0, gap: 10, unknown: 0 },
    ]);
    await change(code, { volunteerTarget: 20, newArea: true });
    const asked = await report(code);
    expect(line(asked, 'VOLUNTEERS')).toMatchObject({ required: 20, gap: 19 });
    expect(line(asked, 'PREMISES')).toMatchObject({ required: 400, gap: 50 });
    await change(code, { volunteerTarget: null, population: null, premisesSquareMetres: null });
    expect(line(await report(code), 'VOLUNTEERS')).toMatchObject({
      required: 0,
      held: 1,
      gap: 0,
      unknown: 1,
    });
  });

  it('staff and organisations are those of today', async () => {
    const before = await report(world.communityA);
    const input = { communityCode: world.communityA, name: '标准合唱团', category: 'CULTURE_SPORTS' };
    await app.client.data(
      'mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }',
      { input: { ...input, idempotencyKey: newKey() } },
      { token: world.officerA.token },
    );
    const after = await report(world.communityA);
    expect(line(before, 'STAFF')?.held).toBeGreaterThan(0);
    expect((line(after, 'ORGANISATIONS')?.held ?? 0) - (line(before, 'ORGANISATIONS')?.held ?? 0)).toBe(1);
  });

  it('streets and the district add up their communities, gap by gap', async () => {
    const district = await report(DISTRICT);
    expect(district.parts.map(({ place }) => place.code)).toEqual(
      expect.arrayContaining([STREET, OTHER_STREET]),
    );
    for (const [index, total] of district.lines.entries())
      for (const part of ['required', 'held', 'gap', 'unknown'] as const)
        expect(district.parts.reduce((sum, { lines }) => sum + (lines[index]?.[part] ?? 0), 0)).toBe(
          total[part],
        );
    const street = await report(STREET, world.streetOfficer);
    expect(street.lines).toEqual(district.parts.find(({ place }) => place.code === STREET)?.lines);
    expect(street.parts.length).toBeGreaterThan(1);
  });

  it('is for the offices of the place and those above it', async () => {
    const code = async (placeCode: string, by: Person | null) =>
      (await app.client.refusal(STANDARDS, { placeCode }, { token: by?.token })).code;
    expect(await code(DISTRICT, world.officerA)).toBe('FORBIDDEN');
    expect(await code(world.communityA, world.officerB)).toBe('FORBIDDEN');
    expect(await code(world.communityA, await world.person())).toBe('FORBIDDEN');
    expect(await code(world.communityA, null)).toBe('UNAUTHENTICATED');
    expect(await code('510502999', world.districtOfficer)).toBe('PLACE_NOT_FOUND');
  });

  it('comes as a table of every community, with their sum', async () => {
    const { token } = world.streetOfficer;
    const { standardsDownload: link } = await app.client.data<{
      standardsDownload: { path: string; fileName: string };
    }>(DOWNLOAD, { placeCode: STREET, format: 'CSV' }, { token });
    expect(link.fileName).toMatch(/^配置标准-.+\.csv$/);
    const rows = (await (await fetch(`${app.client.url}${link.path}`)).text()).trim().split('\r\n');
    const { lines, parts } = await report(STREET);
    expect(rows[0]).toContain('代码,社区,志愿者应有,志愿者现有,志愿者缺口,工作人员应有');
    expect(rows).toHaveLength(parts.length + 2);
    const sums = lines.flatMap(({ required, held, gap }) => [required, held, gap]);
    expect(rows.at(-1)).toBe([STREET, '合计', ...sums].join(','));
  });
});

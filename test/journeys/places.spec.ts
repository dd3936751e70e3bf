import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlacesImport, type PlacesImportReport } from '../../src/places/places-import.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, STREET, World } from '../support/world.js';

const ADD = `mutation ($input: AddCommunityInput!) { addCommunity(input: $input) { code name population parentCode } }`;
const UPDATE = `mutation ($input: UpdateCommunityInput!) { updateCommunity(input: $input) { code name population premisesSquareMetres } }`;
const BELOW = `query ($parent: String, $first: Int, $after: String) {
  places(parentCode: $parent, first: $first, after: $after) { nodes { code name } pageInfo { hasNextPage endCursor } }
}`;
type Below = {
  places: { nodes: { code: string; name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
};

describe('a district sets up its places', () => {
  let app: TestApp;
  let world: World;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await World.create(app);
  });
  afterAll(() => app.stop());

  const importText = (text: string): Promise<PlacesImportReport> => {
    const file = join(app.database.folder, 'table.csv');
    writeFileSync(file, text);
    return app.get(PlacesImport).importFile(file);
  };
  const asStreet = () => ({ token: world.streetOfficer.token });

  it('the official tables are read as published, and reading them twice changes nothing', async () => {
    const areas =
      '\uFEFFcode,name,cityCode,provinceCode\n510503,"纳溪区",5105,51\n510504,"龙马潭区",5105,51\n';
    expect(await importText(areas)).toEqual({ created: 2, unchanged: 0, changed: 0, refused: [] });
    expect(await importText(areas)).toEqual({ created: 0, unchanged: 2, changed: 0, refused: [] });
    expect(await importText(areas.replace('纳溪区', '纳谿区'))).toMatchObject({ unchanged: 1, changed: 1 });
  });

  it('a street without its district is refused with its row number, the rest is stored', async () => {
    const streets =
      'code,name,areaCode\n510503001,安富街道,510503\n599999001,无区街道,599999\nabc,错码,1\n510503001,又一次,510503\n';
    expect(await importText(streets)).toEqual({
      created: 1,
      unchanged: 0,
      changed: 0,
      refused: [
        { row: 3, code: '599999001', fault: 'PARENT_UNKNOWN' },
        { row: 4, code: 'abc', fault: 'CODE_FORMAT' },
        { row: 5, code: '510503001', fault: 'TWICE_IN_FILE' },
      ],
    });
  });

  it('a table of thousands of rows is read in pieces', async () => {
    const districts = ['511000', '511100', '511200'];
    const codes = districts.flatMap((district) =>
      Array.from({ length: 900 }, (_, index) => `${district}${String(index + 100).padStart(3, '0')}`),
    );
    const rows = [...districts, ...codes].map((code) => `${code},街道${code}`);
    const text = ['code,name', ...rows].join('\n');
    expect(await importText(text)).toMatchObject({ created: 2703, refused: [] });
    expect(await importText(text)).toMatchObject({ created: 0, unchanged: 2703 });
  });

  it('what is no division table is refused as a whole', async () => {
    await expect(importText('编号,名称\n1,2\n')).rejects.toMatchObject({ code: 'NOT_A_DIVISION_TABLE' });
    await expect(importText('')).rejects.toMatchObject({ code: 'NOT_A_DIVISION_TABLE' });
  });

  it('a street officer adds communities below his street and changes them', async () => {
    const input = { streetCode: STREET, name: '新社区', population: 5000, idempotencyKey: newKey() };
    const { addCommunity } = await app.client.data<{ addCommunity: { code: string } }>(
      ADD,
      { input },
      asStreet(),
    );
    expect(addCommunity).toMatchObject({ name: '新社区', population: 5000, parentCode: STREET });
    expect(
      (await app.client.data<{ addCommunity: { code: string } }>(ADD, { input }, asStreet())).addCommunity
        .code,
    ).toBe(addCommunity.code);
    const { updateCommunity } = await app.client.data<{ updateCommunity: object }>(
      UPDATE,
      { input: { code: addCommunity.code, population: 5200, premisesSquareMetres: 400 } },
      asStreet(),
    );
    expect(updateCommunity).toMatchObject({ name: '新社区', population: 5200, premisesSquareMetres: 400 });
  });

  it('anyone can page through the tree', async () => {
    const first = await app.client.data<Below>(BELOW, { parent: STREET, first: 2 });
    expect(first.places.nodes.map((place) => place.name)).toEqual(['甲社区', '乙社区']);
    expect(first.places.pageInfo.hasNextPage).toBe(true);
    const next = await app.client.data<Below>(BELOW, {
      parent: STREET,
      first: 2,
      after: first.places.pageInfo.endCursor,
    });
    expect(next.places.nodes.map((place) => place.name)).toEqual(['新社区']);
    expect((await app.client.data<Below>(BELOW, {})).places.nodes[0]).toEqual({
      code: DISTRICT,
      name: '江阳区',
    });
  });

  it.each([
    ['a name taken in the street', () => ({ streetCode: STREET, name: '甲社区' }), 'PLACE_EXISTS'],
    ['a street that is none', () => ({ streetCode: '510502', name: '某社区' }), 'FORBIDDEN'],
    [
      'a code outside the street',
      () => ({ streetCode: STREET, name: '某社区', code: '510502002001' }),
      'INVALID_INPUT',
    ],
    ['another street', () => ({ streetCode: '510502002', name: '某社区' }), 'FORBIDDEN'],
    [
      'a negative population',
      () => ({ streetCode: STREET, name: '某社区', population: -1 }),
      'INVALID_INPUT',
    ],
    ['an empty name', () => ({ streetCode: STREET, name: ' ' }), 'INVALID_INPUT'],
  ])('%s is refused in both languages', async (_, input, code) => {
    const variables = { input: { ...input(), idempotencyKey: newKey() } };
    const zh = await app.client.refusal(ADD, variables, asStreet());
    const en = await app.client.refusal(ADD, variables, { ...asStreet(), language: 'en' });
    expect([zh.code, en.code]).toEqual([code, code]);
    expect(zh.message).toMatch(/\p{Script=Han}/u);
    expect(en.message).toMatch(/^[\x20-\x7e’·:]+$/);
  });

  it('nobody signed in, and a community officer, cannot add places', async () => {
    const variables = { input: { streetCode: STREET, name: '某社区', idempotencyKey: newKey() } };
    expect((await app.client.refusal(ADD, variables)).code).toBe('UNAUTHENTICATED');
    expect((await app.client.refusal(ADD, variables, { token: world.officerA.token })).code).toBe(
      'FORBIDDEN',
    );
  });

  it('the same key with another input is refused', async () => {
    const idempotencyKey = newKey();
    await app.client.data(
      ADD,
      { input: { streetCode: STREET, name: '键一社区', idempotencyKey } },
      asStreet(),
    );
    const again = { input: { streetCode: STREET, name: '键二社区', idempotencyKey } };
    expect((await app.client.refusal(ADD, again, asStreet())).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

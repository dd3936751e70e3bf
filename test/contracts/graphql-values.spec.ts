import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { STREET } from '../support/world.js';
import { Wire } from './support/wire.js';

let app: TestApp;
let wire: Wire;

beforeAll(async () => {
  app = await TestApp.start();
  wire = new Wire(app.client.url);
});
afterAll(() => app.stop());

describe('values that are none', () => {
  const MINUTES = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id } }`;
  const ENTER = `mutation ($input: EnterServiceRecordInput!) { enterServiceRecord(input: $input) { id } }`;
  const record = (startAt: unknown): object => ({
    input: {
      ...{
        volunteerId: 'x',
        occasion: '探访',
        address: '社区',
        content: '探访',
        serviceTarget: 'ELDERLY',
        personInCharge: '负责人',
      },
      ...{
        provenance: 'LEADER_ATTESTED',
        voluntary: true,
        startAt,
        endAt: '2026-06-15T01:00:00Z',
        idempotencyKey: newKey(),
      },
    },
  });

  it('a LocalDate is a real day', async () => {
    for (const validFrom of [
      '2026-02-30',
      '2026-13-01',
      '26-01-01',
      '2026-1-1',
      '2026-01-01T00:00:00Z',
      '',
      ' 2026-01-01',
      20260101,
      null,
    ]) {
      const answer = await wire.query(MINUTES, {
        input: { placeCode: STREET, validFrom, policy: {}, idempotencyKey: newKey() },
      });
      expect({ validFrom, codes: answer.codes }).toEqual({ validFrom, codes: ['BAD_REQUEST'] });
    }
    for (const [language, sentence, other] of [
      ['zh-CN', '日期须真实存在，写作 YYYY-MM-DD，在 1900-01-01 至 2199-12-31 之间', 'LocalDate must be'],
      ['en', 'a real date written YYYY-MM-DD, from 1900-01-01 to 2199-12-31', '日期'],
    ] as const) {
      for (const document of [
        '{ policy(placeCode: "510502", on: "1899-12-31") { versionId } }',
        'query ($on: LocalDate) { policy(placeCode: "510502", on: $on) { versionId } }',
      ]) {
        const { text } = await wire.query(document, { on: '2200-01-01' }, { 'accept-language': language });
        expect(text).toContain(sentence);
        expect(text).not.toContain(other);
      }
    }
    expect(
      (await wire.query('{ policy(placeCode: "510502", on: "2023-02-29") { versionId } }')).codes,
    ).toEqual(['BAD_REQUEST']);
    expect(
      (await wire.query('{ policy(placeCode: "510502", on: "2024-02-29") { versionId } }')).codes,
    ).toEqual(['UNAUTHENTICATED']);
  });

  it('a DateTime is an instant with an offset', async () => {
    const odd = [
      'tomorrow',
      '2026-06-15',
      '2026-06-15T09:00:00',
      '2026-06-31T09:00:00Z',
      '2026-06-15T25:00:00Z',
      '',
      'Infinity',
      {},
      [],
      true,
    ];
    for (const startAt of odd) {
      expect({ startAt, codes: (await wire.query(ENTER, record(startAt))).codes }).toEqual({
        startAt,
        codes: ['BAD_REQUEST'],
      });
    }
    expect((await wire.query(ENTER, record('2026-06-15T08:00:00+08:00'))).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('a whole number is whole and an enum one of its values', async () => {
    const add = (more: object) =>
      wire.query(`mutation ($input: AddCommunityInput!) { addCommunity(input: $input) { code } }`, {
        input: { streetCode: STREET, name: '新社区', idempotencyKey: newKey(), ...more },
      });
    for (const population of [1.5, '3400', 2 ** 40, true])
      expect((await add({ population })).codes).toEqual(['BAD_REQUEST']);
    expect((await add({ unknown: 1 })).codes).toEqual(['BAD_REQUEST']);
    expect(
      (await wire.query(`{ squads(communityCode: "${STREET}", kind: CHESS) { nodes { id } } }`)).codes,
    ).toEqual(['BAD_REQUEST']);
  });
});

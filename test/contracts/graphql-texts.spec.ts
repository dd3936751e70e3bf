import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLArgument, isRequiredArgument } from 'graphql';
import { encodeCursor } from '../../src/platform/graphql/connection.js';
import { TestApp } from '../support/test-app.js';
import { World } from '../support/world.js';
import { callOf, leastSelection } from './support/field-documents.js';

/** What required arguments of other types than text are given. */
const VALUES: Readonly<Record<string, unknown>> = {
  CharterForm: 'SIMPLE',
  GroupKind: 'SQUAD',
  GroupMeasure: 'TOTAL',
  OrganisationCategory: 'CHARITY',
  CharterFileFormat: 'PDF',
  Int: 2026,
  ReportFormat: 'CSV',
  TableFormat: 'CSV',
  DocumentFormat: 'PDF',
  DateTime: '2026-06-16T02:00:00.000Z',
  LocalDate: '2026-06-15',
  RankingPeriodInput: { kind: 'ALL' },
};

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

describe('texts', () => {
  const UPDATE = `mutation ($input: UpdateCommunityInput!) { updateCommunity(input: $input) { name } }`;
  const rename = (name: string) =>
    app.client.send<{ updateCommunity: { name: string } }>(
      UPDATE,
      { input: { code: world.communityB, name } },
      { token: world.streetOfficer.token },
    );

  it('emoji, rare characters and both scripts come back as they were given, trimmed', async () => {
    for (const name of [
      '👨‍👩‍👧 家园社区',
      '𠮷祥社区',
      'Gulistan گۈلىستان',
      'O\'Neil "甲" 社区; -- DROP',
      '  两边空格  ',
    ]) {
      expect((await rename(name)).data?.updateCommunity.name).toBe(name.trim());
    }
  });

  it('control characters, direction overrides and what the database cannot keep are refused', async () => {
    for (const name of ['甲\u0000社区', '甲\u0007社区', '甲\u202e区社', '甲\u2066社区', '\u007f甲社区']) {
      const { errors } = await rename(name);
      expect(errors[0]?.extensions).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: 'input.name', code: 'FIELD_CONTROL_CHARACTERS' }],
      });
    }
  });

  it('half of a surrogate pair is refused rather than changed', async () => {
    const { errors } = await rename('甲\ud800社区');
    expect(errors[0]?.extensions.fields).toMatchObject([
      { path: 'input.name', code: 'FIELD_CONTROL_CHARACTERS' },
    ]);
  });

  it('what nobody sees is no text', async () => {
    const unseen = '\u200b \u2060 \ufeff \u3164 \u115f \uffa0 \u2800 \u00ad \u034f \u200f \u2028 \u{e0041}';
    for (const sign of unseen.split(' ')) {
      const alone = await rename(sign.repeat(3));
      const among = await rename(`甲${sign}社区`);
      for (const { errors } of [alone, among]) {
        expect({ sign, code: errors[0]?.extensions.code }).toEqual({ sign, code: 'INVALID_INPUT' });
        expect(errors[0]?.extensions.fields?.map(({ path }) => path)).toEqual(['input.name']);
      }
    }
    const joiners = await rename('\u200d\ufe0f\u200d');
    expect(joiners.errors[0]?.extensions.fields).toMatchObject([
      { path: 'input.name', code: 'FIELD_REQUIRED' },
    ]);
    expect((await rename('❤\ufe0f 葛\u{e0100}社区')).data?.updateCommunity.name).toBe(
      '❤\ufe0f 葛\u{e0100}社区',
    );
  });

  it('too short, too long, and every fault at once', async () => {
    const codes = async (name: string) =>
      (await rename(name)).errors[0]?.extensions.fields?.map(({ code }) => code);
    expect(await codes('甲')).toEqual(['FIELD_TOO_SHORT']);
    expect(await codes('  甲  ')).toEqual(['FIELD_TOO_SHORT']);
    expect(await codes('甲'.repeat(61))).toEqual(['FIELD_TOO_LONG']);
    expect(await codes('👪'.repeat(61))).toEqual(['FIELD_TOO_LONG']);
    expect(await codes('❤️'.repeat(31))).toEqual(['FIELD_TOO_LONG']);
    expect((await rename('👪'.repeat(60))).errors).toEqual([]);
    expect((await rename('❤️'.repeat(30))).errors).toEqual([]);
    const both = await app.client.send(
      UPDATE,
      { input: { code: '12', name: '甲' } },
      { token: world.streetOfficer.token },
    );
    expect(both.errors[0]?.extensions.fields?.map(({ path }) => path).sort()).toEqual([
      'input.code',
      'input.name',
    ]);
  });

  it('an id that is too long or odd is refused or simply not found', async () => {
    const accept = (volunteerId: string) =>
      app.client.refusal(
        `mutation ($input: VolunteerInput!) { acceptVolunteer(input: $input) { id } }`,
        { input: { volunteerId } },
        { token: world.officerA.token },
      );
    expect((await accept('x'.repeat(65))).fields?.[0]).toMatchObject({
      path: 'input.volunteerId',
      code: 'FIELD_TOO_LONG',
    });
    for (const id of ['nothing', '0', "' OR 1=1 --", '%', '\u0000', '志愿者', 'x'.repeat(64)]) {
      expect((await accept(id)).code).toMatch(/^(NOT_FOUND|INVALID_INPUT)$/);
    }
    for (const [id, code] of [
      ['x'.repeat(10_000), 'INVALID_INPUT'],
      ["' OR 1=1 --", 'NOT_FOUND'],
      ['💥', 'NOT_FOUND'],
    ] as const) {
      const answer = await app.client.send(
        'query ($id: ID!) { volunteer(id: $id) { id } }',
        { id },
        { token: world.officerA.token },
      );
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    }
  });

  it('what the database cannot keep is refused in every text and id that a query takes', async () => {
    const { schema } = app.get(GraphQLSchemaHost);
    const isText = ({ type }: GraphQLArgument): boolean => ['ID', 'String'].includes(getNamedType(type).name);
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      for (const argument of field.args.filter(isText)) {
        const given = field.args.filter((one) => one === argument || isRequiredArgument(one));
        const document = callOf(
          schema,
          `Query.${field.name}`,
          given.map(({ name }) => name),
          leastSelection(field),
        );
        for (const odd of ['\u0000', encodeCursor(['\u0000'])]) {
          const values = given.map((one) =>
            one === argument ? odd : (VALUES[getNamedType(one.type).name] ?? world.communityA),
          );
          const { errors } = await app.client.send(
            document,
            Object.fromEntries(given.map(({ name }, index) => [name, values[index]])),
            { token: world.districtOfficer.token },
          );
          const codes = errors.map(({ extensions }) => extensions.code);
          if (odd === '\u0000' && argument.name !== 'after')
            expect({ document, codes }).toEqual({ document, codes: ['INVALID_INPUT'] });
          expect({ document, codes }).not.toMatchObject({ codes: ['INTERNAL'] });
        }
      }
    }
  });

  it('an argument that is no code, id, name or number is refused by its length, not told back', async () => {
    const code = '5'.repeat(100_000);
    const query = 'query ($code: String!) { place(code: $code) { code } }';
    const refusal = await app.client.refusal(query, { code });
    expect(refusal).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'code', code: 'FIELD_TOO_LONG' }],
    });
    expect(refusal.message.length).toBeLessThan(200);
  });

  it('a cursor is a position in its own list only', async () => {
    const token = world.officerA.token;
    const list = 'query ($after: String) { volunteers(after: $after) { nodes { id } } }';
    const places = 'query ($after: String) { places(after: $after) { nodes { code } } }';
    for (const after of [
      encodeCursor(['k1:c2VhbGVkIHRleHQ']),
      encodeCursor(['510502']),
      encodeCursor(['']),
    ]) {
      expect((await app.client.refusal(list, { after }, { token })).code).toBe('CURSOR_INVALID');
    }
    const { id } = await world.volunteer({ withAccount: false });
    expect((await app.client.refusal(places, { after: encodeCursor([id]) }, { token })).code).toBe(
      'CURSOR_INVALID',
    );
    expect((await app.client.send(list, { after: encodeCursor([id]) }, { token })).errors).toEqual([]);
  });

  it('a cursor of a number takes whole numbers only', async () => {
    for (const version of [1.5, 1e300]) {
      const { code } = await app.client.refusal(
        `query ($after: String) { policyVersions(placeCode: "510502", after: $after) { nodes { version } } }`,
        { after: encodeCursor([version]) },
        { token: world.districtOfficer.token },
      );
      expect(code).toBe('CURSOR_INVALID');
    }
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { TestApp } from '../support/test-app.js';

const FILE = 'schema.gql';
const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]{2}/i;
const ROOTS = ['Query', 'Mutation', 'Subscription'];

type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

let app: TestApp;
let schema: GraphQLSchema;

beforeAll(async () => {
  app = await TestApp.start();
  schema = app.get(GraphQLSchemaHost).schema;
});
afterAll(() => app.stop());

const ownTypes = () =>
  Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
/** The fields of our object and input types, each with its path. */
const ownFields = () =>
  ownTypes().flatMap((type) => {
    if (!isObjectType(type) && !isInputObjectType(type)) return [];
    return Object.values<AnyField>(type.getFields()).map((field) => ({
      path: `${type.name}.${field.name}`,
      field,
    }));
  });
const inBothLanguages = (text: string | null | undefined): boolean =>
  HAN.test(text ?? '') && LATIN.test(text ?? '');

describe('§ 4: the schema explains itself', () => {
  it('every enum value has a Chinese and an English label', () => {
    const unlabelled = ownTypes()
      .filter(isEnumType)
      .flatMap((type) =>
        type
          .getValues()
          .filter(({ description }) => !inBothLanguages(description))
          .map(({ name }) => `${type.name}.${name}`),
      );
    expect(unlabelled).toEqual([]);
  });

  it('every enum and every scalar of our own is described, in both languages', () => {
    const bare = ownTypes().filter((type) => isEnumType(type) && !inBothLanguages(type.description));
    expect(bare.map(({ name }) => name)).toEqual([]);
    const scalars = ['Minutes', 'LocalDate', 'DateTime'].map((name) => schema.getType(name));
    for (const scalar of scalars)
      expect(isScalarType(scalar) && inBothLanguages(scalar.description)).toBe(true);
  });

  it('every query, mutation and subscription says what it does, in both languages', () => {
    const bare = ROOTS.flatMap((root) => {
      const type = schema.getType(root);
      if (!isObjectType(type)) return [];
      return Object.values(type.getFields()).flatMap((field) =>
        inBothLanguages(field.description) ? [] : [`${root}.${field.name}`],
      );
    });
    expect(bare).toEqual([]);
  });

  it('every object type is described, but for pages and their edges, which their names tell', () => {
    const bare = ownTypes().filter(
      (type) =>
        isObjectType(type) &&
        !ROOTS.includes(type.name) &&
        !/(Connection|Edge)$/.test(type.name) &&
        !inBothLanguages(type.description),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('every field of an input says in both languages what to put there', () => {
    const bare = ownTypes()
      .filter(isInputObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) =>
          inBothLanguages(field.description) ? [] : [`${type.name}.${field.name}`],
        ),
      );
    expect(bare).toEqual([]);
  });

  it('every description is in both languages where there is one', () => {
    const oneLanguage = ownFields().flatMap(({ path, field: { description } }) =>
      !description ||
      HAN.test(description) === LATIN.test(description) ||
      !/[\p{L}]{2}/u.test(description) ||
      !HAN.test(description)
        ? []
        : [`${path}: ${description}`],
    );
    expect(oneLanguage).toEqual([]);
  });
});

describe('§ 4: the schema keeps its conventions', () => {
  it('a mutation takes nothing, or one input of its own or a shared one', () => {
    const others = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
      ({ args }) =>
        args.length > 1 ||
        (args[0] && (args[0].name !== 'input' || !/^\w+Input!$/.test(String(args[0].type)))),
    );
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  it('a mutation that creates, posts or books takes an idempotency key', () => {
    const keyed = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) => {
      const input = schema.getType(String(args[0]?.type).replace('!', ''));
      return isInputObjectType(input) && 'idempotencyKey' in input.getFields();
    });
    expect(keyed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...[
          'addCommunity',
          'assignSquad',
          'applyAssignmentProposal',
          'confirmServiceRecords',
          'createSquad',
          'enterServiceRecord',
        ],
        ...[
          'enterServiceRecords',
          'proposeAssignments',
          'registerVolunteer',
          'setPolicy',
          'voidServiceRecord',
        ],
      ]),
    );
  });

  it('lists that page have nodes, edges and pageInfo, and take first and after', () => {
    const paged = ownTypes().filter((type) => isObjectType(type) && type.name.endsWith('Connection'));
    for (const type of paged)
      expect(Object.keys(isObjectType(type) ? type.getFields() : {})).toEqual(
        expect.arrayContaining(['edges', 'nodes', 'pageInfo']),
      );
    const unpaged = ownTypes()
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })),
      )
      .filter(({ field }) =>
        String(field.type)
          .replace(/[[\]!]/g, '')
          .endsWith('Connection'),
      )
      .filter(
        ({ field }) =>
          !['first', 'after'].every((name) => field.args.some((argument) => argument.name === name)),
      );
    expect(unpaged.map(({ path }) => path)).toEqual([]);
  });

  it('minutes are Minutes and days LocalDate, wherever their names say so', () => {
    const wrong = ownFields().flatMap(({ path, field }) => {
      const named = String(field.type).replace(/[[\]!]/g, '');
      const expected = /minutes$/i.test(field.name)
        ? 'Minutes'
        : /(Day|Until|On|Date)$/.test(field.name)
          ? 'LocalDate'
          : named;
      return named === expected || isObjectType(schema.getType(named)) ? [] : [`${path}: ${named}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('§ 4: the committed schema is the one that is served', () => {
  it(`${FILE} says what the code says (\`npm run schema:write\`)`, () => {
    expect(existsSync(FILE)).toBe(true);
    const committed = readFileSync(FILE, 'utf8').replace(/^#.*\n\n/, '');
    expect(committed).toBe(`${printSchema(schema)}\n`);
  });
});

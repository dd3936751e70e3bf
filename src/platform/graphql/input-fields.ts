import { applyDecorators, type Type } from '@nestjs/common';
import { Field, ID, Int } from '@nestjs/graphql';
import { Transform, Type as TypeOf } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxDate,
  MaxLength,
  Min,
  MinDate,
  MinLength,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { PRINTABLE } from '../../kernel/printable.js';
import { defineFieldFault, type ProblemDetails } from '../../kernel/problem.js';
import { addDays, FIRST_DAY, LAST_DAY, startOfServiceDay } from '../../kernel/service-day.js';
import { DateTimeScalar, LocalDateScalar, MinutesScalar } from './scalars.js';
import { AtMostCharacters, Visible } from './text-checks.js';

/* The GraphQL field and its validation in one: no input goes unchecked, and each fault has a code with a sentence in both languages. */

defineFieldFault('FIELD_REQUIRED', { zh: '必填', en: 'is required' });
defineFieldFault('FIELD_TOO_SHORT', { zh: '至少 {min} 个字符', en: 'needs at least {min} characters' });
defineFieldFault('FIELD_TOO_LONG', { zh: '至多 {max} 个字符', en: 'has at most {max} characters' });
export const CONTROL_CHARACTERS = defineFieldFault('FIELD_CONTROL_CHARACTERS', {
  zh: '含有不可见的字符，请重新输入',
  en: 'contains invisible characters; please type it anew',
});
defineFieldFault('FIELD_TOO_MANY', { zh: '至多 {max} 项', en: 'has at most {max} items' });
defineFieldFault('FIELD_TOO_FEW', { zh: '至少 {min} 项', en: 'needs at least {min} items' });
defineFieldFault('FIELD_RANGE', { zh: '须在 {min} 与 {max} 之间', en: 'must be between {min} and {max}' });
defineFieldFault('FIELD_TYPE', { zh: '类型不对', en: 'has the wrong type' });
export const UNKNOWN_FIELD = defineFieldFault('FIELD_UNKNOWN', { zh: '没有这一项', en: 'is no field here' });
defineFieldFault('FIELD_FORMAT', { zh: '格式不对', en: 'has the wrong format' });

const LAST_INSTANT = new Date(startOfServiceDay(addDays(LAST_DAY, 1)).getTime() - 1);

interface FieldOptions {
  /** Chinese and English, e.g. `理由 · reason`. */
  readonly description: string;
  readonly nullable?: boolean;
}

const told = (code: string, details: ProblemDetails = {}): ValidationOptions => ({
  context: { code, details },
});
const optional = (nullable: boolean | undefined): PropertyDecorator[] => (nullable ? [IsOptional()] : []);
const gql = (type: () => unknown, options: FieldOptions): PropertyDecorator =>
  Field(type as never, { description: options.description, nullable: options.nullable ?? false });
const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

type RangeOptions = FieldOptions & { readonly min: number; readonly max: number };

interface TextOptions extends FieldOptions {
  readonly max: number;
  readonly min?: number;
  /** A blank text stands for null, as an emptied box of a form means it. */
  readonly clearable?: boolean;
}

const blankIsNull = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && value.trim() === '' ? null : value,
);

/** Text of `min` (default 1) to `max` characters after trimming, printable, and not all of them unseen. */
export const TextField = (options: TextOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => String, options),
    ...optional(options.nullable),
    ...(options.clearable ? [blankIsNull] : []),
    trimmed,
    IsString(told('FIELD_TYPE')),
    MinLength(
      options.min ?? 1,
      told((options.min ?? 1) > 1 ? 'FIELD_TOO_SHORT' : 'FIELD_REQUIRED', { min: options.min ?? 1 }),
    ),
    AtMostCharacters(options.max, told('FIELD_TOO_LONG', { max: options.max })),
    Matches(PRINTABLE, told(CONTROL_CHARACTERS)),
    Visible(told('FIELD_REQUIRED')),
  );

/** A secret as typed: not trimmed, and without halves of surrogate pairs, which would all be hashed alike. */
export const SecretField = (options: RangeOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => String, options),
    ...optional(options.nullable),
    IsString(told('FIELD_TYPE')),
    MinLength(options.min, told('FIELD_TOO_SHORT', { min: options.min })),
    MaxLength(options.max, told('FIELD_TOO_LONG', { max: options.max })),
    Matches(/^\P{Cs}*$/u, told(CONTROL_CHARACTERS)),
  );

/** The id of something; a malformed one that the database could keep is simply not found. */
export const IdField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => ID, options),
    ...optional(options.nullable),
    IsString(told('FIELD_TYPE')),
    MinLength(1, told('FIELD_REQUIRED')),
    MaxLength(64, told('FIELD_TOO_LONG', { max: 64 })),
    Matches(PRINTABLE, told(CONTROL_CHARACTERS)),
  );

export const IdListField = (options: FieldOptions & { max: number; min?: number }): PropertyDecorator =>
  applyDecorators(
    gql(() => [ID], options),
    ...optional(options.nullable),
    IsArray(told('FIELD_TYPE')),
    ArrayMinSize(options.min ?? 1, told('FIELD_TOO_FEW', { min: options.min ?? 1 })),
    ArrayMaxSize(options.max, told('FIELD_TOO_MANY', { max: options.max })),
    IsString({ each: true, ...told('FIELD_TYPE') }),
    MaxLength(64, { each: true, ...told('FIELD_TOO_LONG', { max: 64 }) }),
    Matches(PRINTABLE, { each: true, ...told(CONTROL_CHARACTERS) }),
  );

/** A calendar month of Shanghai, `YYYY-MM`, in which something can be kept. */
export const MonthField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => String, options),
    ...optional(options.nullable),
    Matches(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, told('FIELD_FORMAT')),
  );

/** A 6, 9 or 12 digit place code. */
export const PlaceCodeField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => String, options),
    ...optional(options.nullable),
    trimmed,
    Matches(/^\d{6}(\d{3}){0,2}$/, told('FIELD_FORMAT')),
  );

/** A service day; the scalar has checked it already. */
export const DayField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => LocalDateScalar, options),
    ...optional(options.nullable),
    IsString(told('FIELD_TYPE')),
  );

/** An instant on a day that can be kept; the scalar itself would take the years 0 to 9999. */
export const InstantField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => DateTimeScalar, options),
    ...optional(options.nullable),
    MinDate(startOfServiceDay(FIRST_DAY), told('FIELD_RANGE', { min: FIRST_DAY, max: LAST_DAY })),
    MaxDate(LAST_INSTANT, told('FIELD_RANGE', { min: FIRST_DAY, max: LAST_DAY })),
  );

export const MinutesField = (options: RangeOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => MinutesScalar, options),
    ...range(options),
  );

export const IntField = (options: RangeOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => Int, options),
    ...range(options),
  );

const range = (options: RangeOptions, each = false): PropertyDecorator[] => {
  const beyond = { each, ...told('FIELD_RANGE', { min: options.min, max: options.max }) };
  return [
    ...optional(options.nullable),
    IsInt({ each, ...told('FIELD_TYPE') }),
    Min(options.min, beyond),
    Max(options.max, beyond),
  ];
};

/** Each between `min` and `max`, at least one of them and at most `most`. */
export const IntListField = (options: RangeOptions & { most: number }): PropertyDecorator =>
  applyDecorators(
    gql(() => [Int], options),
    IsArray(told('FIELD_TYPE')),
    ArrayMinSize(1, told('FIELD_TOO_FEW', { min: 1 })),
    ArrayMaxSize(options.most, told('FIELD_TOO_MANY', { max: options.most })),
    ...range(options, true),
  );

export const FlagField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => Boolean, options),
    ...optional(options.nullable),
    IsBoolean(told('FIELD_TYPE')),
  );

/** One of an enum that is registered. */
export const EnumField = (values: object, options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    gql(() => values, options),
    ...optional(options.nullable),
    IsEnum(values, told('FIELD_TYPE')),
  );

export const EnumListField = (
  values: object,
  options: FieldOptions & { max: number; min?: number },
): PropertyDecorator =>
  applyDecorators(
    gql(() => [values], options),
    ...optional(options.nullable),
    IsArray(told('FIELD_TYPE')),
    ArrayMinSize(options.min ?? 0, told('FIELD_TOO_FEW', { min: options.min ?? 0 })),
    ArrayMaxSize(options.max, told('FIELD_TOO_MANY', { max: options.max })),
    IsEnum(values, { each: true, ...told('FIELD_TYPE') }),
  );

/** Another input object. */
export const NestedField = <T extends object>(
  type: () => Type<T>,
  options: FieldOptions,
): PropertyDecorator =>
  applyDecorators(gql(type, options), ...optional(options.nullable), ValidateNested(), TypeOf(type));

export const NestedListField = <T extends object>(
  type: () => Type<T>,
  options: FieldOptions & { max: number; min?: number },
): PropertyDecorator =>
  applyDecorators(
    gql(() => [type()], options),
    ...optional(options.nullable),
    IsArray(told('FIELD_TYPE')),
    ArrayMinSize(options.min ?? 1, told('FIELD_TOO_FEW', { min: options.min ?? 1 })),
    ArrayMaxSize(options.max, told('FIELD_TOO_MANY', { max: options.max })),
    ValidateNested({ each: true }),
    TypeOf(type),
  );

/** The caller's key for "once": 8–64 of letters, digits and `. _ : -`. */
export const IdempotencyKeyField = (): PropertyDecorator =>
  applyDecorators(
    Field(() => String, {
      description: '幂等键：同一键与同一输入只执行一次 · same key and input: done once, answered alike',
    }),
    Matches(/^[\w.:-]{8,64}$/, told('IDEMPOTENCY_KEY_FORMAT')),
  );

import type { Problem } from '../../kernel/problem.js';
import type { SheetRow } from '../sheets/sheet-row.js';
import { halfWidth } from './cell-text.js';
import { noKnownColumns, rosterColumnsMissing, rosterColumnTwice } from './rosters.problems.js';

/** What a column is called, most usual name first. */
const NAMES = {
  name: '姓名 名字 志愿者姓名 志愿者 人员姓名',
  sex: '性别',
  documentType: '证件类型 证件类别 证件种类 证件名称',
  documentNumber:
    '身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 居民身份证号码 居民身份证号 证件号码 证件号',
  birthDate: '出生日期 出生年月日 出生年月 出生时间 生日',
  mobile:
    '手机号 手机号码 手机 联系电话 电话 电话号码 联系方式 移动电话 联系手机 本人电话 本人手机号 志愿者电话',
  address:
    '住址 家庭住址 居住地址 现住址 现居住地址 家庭地址 地址 居住地 详细地址 详细住址 联系地址 常住地址',
  skills: '特长 个人特长 技能 专长 专业技能 技能特长 特长技能 专业特长 服务技能',
  background: '身份类别 政治面貌 类别 人员类别 志愿者类别 志愿者身份 人员身份 身份',
  serviceKinds:
    '意向小组 小组 服务意愿 服务类别 服务小组 意向 意向服务 意愿服务类别 志愿服务类别 志愿服务意向 服务意向 所属小组 参加小组',
  education: '学历 文化程度 教育程度 最高学历',
  employment: '工作单位 单位 工作单位及职务 单位及职务 职业 就业单位',
  guardianName: '监护人姓名 监护人',
  guardianRelation: '监护人关系 与监护人关系 监护人与本人关系 与本人关系',
  guardianPhone: '监护人电话 监护人手机号 监护人手机 监护人联系电话 监护人手机号码 监护人联系方式',
  guardianConsentedOn: '监护人同意日期 监护人同意时间 监护人签字日期 同意日期',
} as const;

export type RosterColumn = keyof typeof NAMES;

/** Tell nothing of a person that is kept. */
const IGNORED = new Set('序号 编号 备注 说明 no no. 年龄 民族'.split(' '));
/** Without one of these no row could be accepted. */
const REQUIRED: readonly RosterColumn[] = ['name', 'documentNumber', 'mobile'];
const HEADER_ROWS = 20;

const columns = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.split(' ').map((name): [string, RosterColumn] => [name, column as RosterColumn]),
  ),
);

/** How a column is usually called. */
export const usualName = (column: RosterColumn): string => NAMES[column].split(' ')[0] ?? column;

export interface HeadedColumn {
  /** Place in a row, from 0. */
  readonly index: number;
  /** As in the file. */
  readonly header: string;
}

/** The row of a roster that names its columns. */
export interface RosterHeader {
  /** As in `SheetRow`. */
  readonly row: number;
  readonly columns: ReadonlyMap<RosterColumn, HeadedColumn>;
  /** Names, as in the file, of columns that are not read because nobody knows what they are. */
  readonly unknown: readonly string[];
}

export const noHeader = (): Problem => noKnownColumns({ rows: HEADER_ROWS });

/**
 * The header, if a row is one: it names two columns at least, the name or the document number among them. Titles and lines
 * such as 填表单位 do not.
 * @throws Problem NO_KNOWN_COLUMNS below the rows in which a header may be, ROSTER_COLUMN_TWICE, ROSTER_COLUMNS_MISSING
 */
export function headerOf({ number, cells }: SheetRow): RosterHeader | null {
  if (number > HEADER_ROWS) throw noHeader();
  const named = cells.map(({ text }, index) => ({
    index,
    header: text.replace(/\s+/g, ' ').trim(),
    column: columnOf(text),
  }));
  const found = named.filter(({ column }) => column !== undefined);
  const has = (column: RosterColumn): boolean => found.some((one) => one.column === column);
  if (!has('name') && !has('documentNumber')) return null;
  if (new Set(found.map(({ column }) => column)).size < 2) return null;
  const twice = found.filter(({ column }) => found.filter((other) => other.column === column).length > 1);
  if (twice.length > 0) throw rosterColumnTwice({ row: number, columns: twice.map(({ header }) => header) });
  const missing = REQUIRED.filter((column) => !has(column));
  if (missing.length > 0) throw rosterColumnsMissing({ row: number, columns: missing.map(usualName) });
  return {
    row: number,
    columns: new Map(found.map(({ column, index, header }) => [column as RosterColumn, { index, header }])),
    unknown: named
      .filter(({ column, header }) => column === undefined && header !== '' && !IGNORED.has(normal(header)))
      .map(({ header }) => header),
  };
}

/** 政治面貌/类别 is one column if both are; 手机号（监护人）is none of the volunteer's. */
function columnOf(header: string): RosterColumn | undefined {
  const text = normal(header);
  const whole = columns.get(text);
  if (whole !== undefined) return whole;
  const parts = text.split(/[/、或]/).map((part) => columns.get(part));
  return new Set(parts).size === 1 ? parts[0] : undefined;
}

const normal = (header: string): string =>
  halfWidth(header)
    .toLowerCase()
    .replace(/[([](?!.*(?:监护|家长|紧急)).*?[)\]]|[\s*:【】]/g, '');

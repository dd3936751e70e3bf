import { defineFieldFault, defineProblem } from '../../kernel/problem.js';

export const noKnownColumns = defineProblem('NO_KNOWN_COLUMNS', {
  zh: '前 {rows} 行中没有找到表头：须有一行列名，其中有姓名、身份证号、手机号',
  en: 'No row among the first {rows} names the columns: one of them must, with those of name, ID number and mobile among them, in Chinese',
});
export const rosterColumnsMissing = defineProblem('ROSTER_COLUMNS_MISSING', {
  zh: '第 {row} 行的表头缺少：{columns}',
  en: 'The names of columns in row {row} lack: {columns}',
});
export const rosterColumnTwice = defineProblem('ROSTER_COLUMN_TWICE', {
  zh: '第 {row} 行的表头中，这些列意思相同，请只保留一列：{columns}',
  en: 'In row {row} these columns mean the same; keep one of them: {columns}',
});

const fault = (code: string, zh: string, en: string): string => defineFieldFault(code, { zh, en });
const AS_TEXT = '请先把该列设为“文本”格式，再重新填写号码（改格式不能找回丢失的数字）';
const AS_TEXT_EN =
  'set the column to text first, then type the numbers anew (the format alone does not bring digits back)';

export const RESIDENT_ID_SCIENTIFIC = fault(
  'RESIDENT_ID_SCIENTIFIC',
  `号码被表格软件变成了科学计数法：${AS_TEXT}`,
  `the spreadsheet turned the number into scientific notation: ${AS_TEXT_EN}`,
);
export const RESIDENT_ID_PRECISION_LOST = fault(
  'RESIDENT_ID_PRECISION_LOST',
  `号码被表格软件当作数字，末几位已丢失：${AS_TEXT}`,
  `the spreadsheet took the number for an amount and lost its last digits: ${AS_TEXT_EN}`,
);
export const RESIDENT_ID_ENDS_IN_ZEROS = fault(
  'RESIDENT_ID_ENDS_IN_ZEROS',
  '号码以 000 结尾，可能被表格软件改动过，请核对',
  'the number ends in 000; a spreadsheet may have changed it, please check',
);
export const MOBILE_LANDLINE = fault(
  'MOBILE_LANDLINE',
  '这是固定电话，请填写手机号',
  'this is a landline; give a mobile number',
);
export const CELL_FORMULA = fault(
  'CELL_FORMULA',
  '不接受公式：请复制后“选择性粘贴”为数值；文字不要以 = + - @ 开头',
  'formulas are not taken: copy them and paste the values only; no text starts with = + - @',
);
export const DAY_UNREADABLE = fault(
  'DAY_UNREADABLE',
  '没有这一日期或无法识别，请写作 1971-10-02',
  'this is no day of a calendar; write it as 1971-10-02',
);
export const SEX_UNKNOWN = fault(
  'SEX_UNKNOWN',
  '性别只填“男”或“女”',
  'the sex is told by the Chinese word for male or female',
);
export const DOCUMENT_TYPE_UNKNOWN = fault(
  'DOCUMENT_TYPE_UNKNOWN',
  '证件类型无法识别：可填居民身份证、港澳台居民居住证、护照、外国人永久居留身份证',
  'unknown kind of document; known are resident ID, residence permit of Hong Kong, Macao and Taiwan, passport and permanent residence, in Chinese',
);
export const BACKGROUND_UNKNOWN = fault(
  'BACKGROUND_UNKNOWN',
  '身份类别无法识别（{words}）：可填党员、团员、公务员、专业技术人员、学生、离退休人员、其他',
  'unknown background ({words}); known are party or league member, civil servant, professional, student, retiree and other, in Chinese',
);
export const SERVICE_KIND_UNKNOWN = fault(
  'SERVICE_KIND_UNKNOWN',
  '服务小组无法识别（{words}）：可填调解、维权、普法、帮困、治安',
  'unknown squad ({words}); known are mediation, rights, legal education, poverty relief and patrol, in Chinese',
);
export const DOCUMENT_TWICE_IN_FILE = fault(
  'DOCUMENT_TWICE_IN_FILE',
  '与第 {row} 行的证件号码相同',
  'has the document number of row {row}',
);
export const BACKGROUND_FIRST_TAKEN = fault(
  'BACKGROUND_FIRST_TAKEN',
  '填了几种身份，只取第一种',
  'several backgrounds are given; the first is taken',
);
export const SKILLS_UNKNOWN = fault(
  'SKILLS_UNKNOWN',
  '未能识别的特长记为“其他”：{words}',
  'skills that are not known count as other: {words}',
);

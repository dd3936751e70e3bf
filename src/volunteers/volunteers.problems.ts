import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const volunteerExists = defineProblem('VOLUNTEER_EXISTS', {
  zh: '该证件已登记过志愿者，请联系社区居委会',
  en: 'A volunteer is registered with this document already; please ask the community committee',
});
export const alreadyRegistered = defineProblem('ALREADY_REGISTERED', {
  zh: '您的账号已登记过志愿者',
  en: 'Your account has registered a volunteer already',
});
export const ownRegistration = defineProblem('OWN_REGISTRATION', {
  zh: '不能以工作人员身份办理本人的事项，请由他人办理',
  en: 'Nobody handles his own affairs as an officer; ask another officer',
});
export const statusNotAllowed = defineProblem('STATUS_NOT_ALLOWED', {
  zh: '当前状态（{status:VolunteerStatus}）下不能这样做',
  en: 'This cannot be done in the present state ({status:VolunteerStatus})',
});
export const suspensionRunning = defineProblem('SUSPENSION_RUNNING', {
  zh: '暂停期至 {until}，期满前不能通过审核',
  en: 'The volunteer is suspended until {until} and cannot be accepted before',
});
export const consentNotInForce = defineProblem('CONSENT_NOT_IN_FORCE', {
  zh: '没有有效的“{kind:ConsentKind}”同意',
  en: 'There is no consent of the kind “{kind:ConsentKind}” in force',
});
export const sameCommunity = defineProblem('SAME_COMMUNITY', {
  zh: '志愿者已在该社区',
  en: 'The volunteer is in this community already',
});
export const mergeNotPossible = defineProblem('MERGE_NOT_POSSIBLE', {
  zh: '这两条登记不能合并：须为两条不同的登记，重复的尚未合并或注销，保留的在册（正常、不活跃或暂停）',
  en: 'These two cannot be merged: the duplicate must be neither merged nor erased, and the one that stays active, inactive or suspended',
});
export const confirmationWrong = defineProblem('CONFIRMATION_WRONG', {
  zh: '确认内容不符：请填写您的姓名或志愿者编号，未登记志愿者的填写登录手机号',
  en: 'The confirmation does not match: give your own name or volunteer number, without a registration the number you log in with',
});
export const notAVolunteer = defineProblem('NOT_A_VOLUNTEER', {
  zh: '您的账号尚未登记志愿者',
  en: 'Your account has not registered as a volunteer',
});

export const TIME_OF_DAY = defineFieldFault('TIME_OF_DAY', {
  zh: '时间须写作“时:分”，如 08:30，一日之末为 24:00',
  en: 'a time is written HH:MM, such as 08:30; the end of a day is 24:00',
});
export const UNTIL_NOT_AFTER_FROM = defineFieldFault('UNTIL_NOT_AFTER_FROM', {
  zh: '结束须晚于开始；跨午夜的分两天填写',
  en: 'the end must be after the start; over midnight give two days',
});
export const AVAILABILITY_OVERLAPS = defineFieldFault('AVAILABILITY_OVERLAPS', {
  zh: '与同一天的另一时段重叠',
  en: 'overlaps another time of the same day',
});

const fault = (code: string, zh: string, en: string): string => defineFieldFault(code, { zh, en });

fault(
  'RESIDENT_ID_15_DIGITS',
  '15 位旧号码已停用，请填写 18 位',
  '15-digit numbers are out of use; give the 18 digits',
);
fault(
  'RESIDENT_ID_FORMAT',
  '身份证号应为 17 位数字加一位数字或 X',
  'a resident ID has 17 digits and a digit or X',
);
fault('RESIDENT_ID_PROVINCE', '前两位不是现有省份代码', 'the first two digits are no province');
fault('RESIDENT_ID_DATE', '其中的出生日期不存在', 'the birth date in it does not exist');
fault(
  'RESIDENT_ID_CHECKSUM',
  '校验码不对，请核对是否有误写',
  'the check character is wrong; look for a slip',
);
fault(
  'RESIDENT_ID_BIRTH_DATE_DIFFERS',
  '与证件号码中的出生日期不一致',
  'differs from the birth date in the document number',
);
fault('RESIDENT_ID_SEX_DIFFERS', '与证件号码中的性别不一致', 'differs from the sex in the document number');
fault('DOCUMENT_FORMAT', '证件号码格式不对', 'the document number has the wrong format');
fault('NAME_LENGTH', '姓名应为 2–30 个字', 'a name has 2 to 30 characters');
fault(
  'NAME_CHARACTERS',
  '姓名只能用汉字或拉丁字母，少数民族姓名可用“·”',
  'a name has Chinese characters or Latin letters, and · in minority names',
);
fault('NAME_DOT', '“·”不能在开头、结尾或连用', '· stands neither at an end nor twice in a row');
fault('BIRTH_DATE_FUTURE', '出生日期不能晚于今天', 'a birth date is not in the future');
fault('TOO_YOUNG', '未满 {age} 周岁不能登记', 'younger than {age} cannot register');
fault('GUARDIAN_REQUIRED', '未满 {age} 周岁须有监护人同意', 'under {age} a guardian must consent');
fault('GUARDIAN_HIMSELF', '监护人须是本人以外的人', 'a guardian is somebody else');
fault('DAY_BEFORE_BIRTH', '日期不能早于出生日期', 'the date is not before the birth date');
fault('UNDER_AGE_KIND', '未满 {age} 周岁不能参加此类服务', 'this kind of service is for {age} and older');
fault('CONSENT_REQUIRED', '须同意“{kind:ConsentKind}”', 'the consent “{kind:ConsentKind}” is needed');
fault(
  'CONSENT_TEXT_UNKNOWN',
  '没有这一版本的同意书；现用版本：{textVersions}',
  'is no version of the text that is in use; in use: {textVersions}',
);
fault(
  'CONSENT_EVIDENCE_REQUIRED',
  '代录他人的同意须注明凭证，如纸质登记表编号',
  'typing in somebody else’s consent needs the paper that shows it, e.g. the number of his form',
);
fault('CONSENT_TWICE', '同一种同意只填一次', 'each consent is given once');
fault('DAY_IN_FUTURE', '日期不能晚于今天', 'the date is not in the future');
export const onBehalfEvidence = defineProblem('ON_BEHALF_EVIDENCE', {
  zh: '代他人办理须写明依据',
  en: 'What is done in somebody’s place names the paper that shows his word',
});

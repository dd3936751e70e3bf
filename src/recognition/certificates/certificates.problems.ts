import { defineFieldFault, defineProblem } from '../../kernel/problem.js';

export const certificateStatus = defineProblem('CERTIFICATE_STATUS_NOT_ALLOWED', {
  zh: '证明当前状态（{status:CertificateStatus}）下不能这样做',
  en: 'This cannot be done with a certificate in this state ({status:CertificateStatus})',
});
export const nothingToCertify = defineProblem('NOTHING_TO_CERTIFY', {
  zh: '该社区在 {fromDay} 至 {untilDay} 没有已确认的服务记录',
  en: 'The community has no confirmed records of him from {fromDay} to {untilDay}',
});
export const notForCertificate = defineProblem('VOLUNTEER_NOT_FOR_CERTIFICATE', {
  zh: '尚未取得志愿者编号，不能开具证明',
  en: 'A certificate is for who has been accepted and has a volunteer number',
});
export const certificateInNotice = defineProblem('CERTIFICATE_IN_NOTICE', {
  zh: '该证明在内部公示期内，{until} 起才能开具',
  en: 'The certificate is in its internal notice; it can be issued from {until} on',
});
export const replacementAsked = defineProblem('CERTIFICATE_REPLACEMENT_ASKED', {
  zh: '换发的证明已在内部公示期内，请待其开具，或先不予开具',
  en: 'Another one in its place is in its internal notice; wait for it, or decline it first',
});
export const organisationElsewhere = defineProblem('ORGANISATION_ELSEWHERE', {
  zh: '该社会组织不在开具证明的社区',
  en: 'The organisation is not of the community that issues the certificate',
});
export const alreadyAsked = defineProblem('CERTIFICATE_ALREADY_ASKED', {
  zh: '同一期间的证明已在申请中，请等待开具',
  en: 'A certificate of the same period has been asked for already; wait for it',
});
export const CERTIFICATE_IN_FUTURE = defineFieldFault('CERTIFICATE_IN_FUTURE', {
  zh: '起始日期不能晚于今天',
  en: 'the first day is not after today',
});
export const CERTIFICATE_PERIOD = defineFieldFault('CERTIFICATE_PERIOD', {
  zh: '结束日期不能早于开始日期',
  en: 'the last day is not before the first',
});

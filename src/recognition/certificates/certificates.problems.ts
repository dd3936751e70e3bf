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
export const CERTIFICATE_PERIOD = defineFieldFault('CERTIFICATE_PERIOD', {
  zh: '结束日期不能早于开始日期',
  en: 'the last day is not before the first',
});

import { defineProblem } from '../../kernel/problem.js';

export const batchNotDone = defineProblem('CERTIFICATE_BATCH_NOT_DONE', {
  zh: '尚有 {count} 份证明待开具，请稍后下载',
  en: 'Certificates ({count}) of the batch still wait to be issued; fetch it later',
});
export const batchEmpty = defineProblem('CERTIFICATE_BATCH_EMPTY', {
  zh: '该批次没有有效的证明可下载，请查看各人未能开具的原因',
  en: 'No certificate of the batch is valid; see why each could not be issued',
});

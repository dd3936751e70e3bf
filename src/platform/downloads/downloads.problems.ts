import { defineProblem } from '../../kernel/problem.js';

export const downloadAddressInvalid = defineProblem('DOWNLOAD_ADDRESS_INVALID', {
  zh: '下载地址无效或已过期，请重新获取',
  en: 'This download address is not valid or has expired; ask for a new one',
});

import { defineProblem } from '../../kernel/problem.js';

export const uploadAddressInvalid = defineProblem('UPLOAD_ADDRESS_INVALID', {
  zh: '上传地址无效或已过期，请重新获取',
  en: 'This upload address is not valid or has expired; ask for a new one',
});
export const fileTooLarge = defineProblem('FILE_TOO_LARGE', {
  zh: '文件过大，上限为 {megabytes} MB',
  en: 'The file is too large; at most {megabytes} MB are taken',
});
export const fileTypeNotAllowed = defineProblem('FILE_TYPE_NOT_ALLOWED', {
  zh: '只接受 PDF、JPEG、PNG、DOCX，按内容判断，与文件名无关',
  en: 'Only PDF, JPEG, PNG and DOCX are taken, by what is in the file and not by its name',
});
export const fileEmpty = defineProblem('FILE_EMPTY', { zh: '文件是空的', en: 'The file is empty' });
export const fileInfected = defineProblem('FILE_INFECTED', {
  zh: '文件含有病毒，未保存',
  en: 'The file has a virus and was not kept',
});
export const scannerUnavailable = defineProblem('SCANNER_UNAVAILABLE', {
  zh: '病毒扫描暂不可用，文件未保存，请稍后再试',
  en: 'The virus scanner cannot be reached; the file was not kept, try again later',
});
export const storageUnavailable = defineProblem('STORAGE_UNAVAILABLE', {
  zh: '文件存储暂不可用，请稍后再试',
  en: 'The file store cannot be reached; try again later',
});

import { defineProblem } from '../../kernel/problem.js';

export const tooManyDocuments = defineProblem('TOO_MANY_DOCUMENTS', {
  zh: '最多保存 {limit} 份文件，请先删去不用的',
  en: 'At most {limit} documents are kept; remove some first',
});
export const docxUnreadable = defineProblem('DOCX_UNREADABLE', {
  zh: '无法读取该 Word 文档，请另存为 .docx 后再试',
  en: 'The Word document cannot be read; save it as .docx again',
});
export const docxTooLarge = defineProblem('DOCX_TOO_LARGE', {
  zh: 'Word 文档解压后过大，上限为 {megabytes} MB',
  en: 'The Word document is too large once unpacked; at most {megabytes} MB are read',
});
export const notDocx = defineProblem('NOT_A_DOCX', {
  zh: '只能从 Word 文档（.docx）读取章程文本',
  en: 'The text of a charter is read from a Word document (.docx) only',
});

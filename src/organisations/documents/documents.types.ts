import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { FileType } from '../../platform/storage/file-types.js';
import { CharterTextCheck } from '../charters/charters.types.js';
import { DocumentKind } from './organisation-document.entity.js';

registerLabelled(DocumentKind, 'DocumentKind', '文件种类 · kind of document', {
  APPLICATION: '备案申请书 · application',
  PREMISES_PROOF: '场所证明 · proof of premises',
  ROSTER: '成员名册 · roster',
  MEETING_MINUTES: '会议记录 · minutes of a meeting',
  REGISTRATION_CERTIFICATE: '登记证书 · certificate of registration',
  ANNUAL_REPORT: '年度报告 · annual report',
  OTHER: '其他 · other',
});
registerLabelled(FileType, 'FileType', '文件类型，按内容 · type of a file, by its content', {
  PDF: 'PDF 文档 · PDF',
  JPEG: 'JPEG 图片 · JPEG image',
  PNG: 'PNG 图片 · PNG image',
  DOCX: 'Word 文档 · Word document',
});
export enum CharterFileFormat {
  DOCX = 'DOCX',
  PDF = 'PDF',
}
registerLabelled(CharterFileFormat, 'CharterFileFormat', '章程文件格式 · format of a charter as a file', {
  DOCX: 'Word 文档 · Word document',
  PDF: 'PDF 文档 · PDF',
});

@ObjectType({ description: '社会组织的文件 · a document of an organisation' })
export class OrganisationDocument {
  @Field(() => ID)
  id: string;

  @Field(() => DocumentKind)
  kind: DocumentKind;

  @Field(() => String)
  fileName: string;

  @Field(() => FileType)
  fileType: FileType;

  @Field(() => Int, { description: '字节数 · size in bytes' })
  bytes: number;

  @Field(() => String, { description: 'SHA-256，十六进制 · hexadecimal' })
  sha256: string;

  @Field(() => DateTimeScalar)
  addedAt: Date;
}

@ObjectType({ description: '从 Word 文档读出的章程 · a charter read from a Word document' })
export class DocumentText {
  @Field(() => String, {
    description: '全文，每段一行，可用于起草 · the text, a paragraph a line, to draft from',
  })
  text: string;

  @Field(() => CharterTextCheck)
  check: CharterTextCheck;
}

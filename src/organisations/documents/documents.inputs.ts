import { ArgsType, InputType } from '@nestjs/graphql';
import { EnumField, IdField } from '../../platform/graphql/input-fields.js';
import { CharterForm } from '../charters/charter.entity.js';
import { CharterFileFormat } from './documents.types.js';
import { DocumentKind } from './organisation-document.entity.js';

const DOCUMENT = { description: '文件 · the document' };

@InputType()
export class RequestDocumentUploadInput {
  @IdField({ description: '社会组织 · the organisation' })
  organisationId: string;

  @EnumField(DocumentKind, { description: '文件种类 · kind of document' })
  kind: DocumentKind;
}

@InputType()
export class RemoveOrganisationDocumentInput {
  @IdField(DOCUMENT)
  documentId: string;
}

@ArgsType()
export class DocumentArgs {
  @IdField(DOCUMENT)
  documentId: string;
}

@ArgsType()
export class DocumentTextArgs {
  @IdField(DOCUMENT)
  documentId: string;

  @EnumField(CharterForm, { description: '简式或全式 · simple or full form' })
  form: CharterForm;
}

@ArgsType()
export class CharterDownloadArgs {
  @IdField({ description: '章程的一版 · a version of the charter' })
  versionId: string;

  @EnumField(CharterFileFormat, { description: '文件格式 · format' })
  format: CharterFileFormat;
}

import { Injectable } from '@nestjs/common';
import { maskDocumentNumber, maskMobile, maskName } from '../kernel/mask.js';
import { normalizeMobile } from '../kernel/mobile.js';
import type { DocumentType } from '../kernel/vocabulary.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import type { Guardian } from './registration.js';
import type { VolunteerEntity } from './volunteer.entity.js';

/** The personal data of a registration, as it is typed and read. */
export interface PersonalDetails {
  readonly name: string;
  readonly documentNumber: string;
  readonly mobile: string;
  readonly address: string | null;
  readonly guardian: Guardian | null;
}

type SealedColumns = Pick<
  VolunteerEntity,
  | 'nameSealed'
  | 'nameIndex'
  | 'maskedName'
  | 'documentSealed'
  | 'documentIndex'
  | 'mobileSealed'
  | 'mobileIndex'
  | 'addressSealed'
  | 'guardianSealed'
>;

/** Encrypts and reads the personal columns of a volunteer; nobody else touches them. */
@Injectable()
export class VolunteerVault {
  constructor(private readonly cipher: FieldCipher) {}

  seal(id: string, documentType: DocumentType, details: PersonalDetails): SealedColumns {
    const seal = (field: string, plain: string): string => this.cipher.seal(placeOf(id, field), plain);
    return {
      nameSealed: seal('name', details.name),
      nameIndex: this.nameIndex(details.name),
      maskedName: maskName(details.name),
      documentSealed: seal('document', details.documentNumber),
      documentIndex: this.documentIndex(documentType, details.documentNumber),
      mobileSealed: seal('mobile', details.mobile),
      mobileIndex: this.mobileIndex(details.mobile),
      addressSealed: details.address ? seal('address', details.address) : null,
      guardianSealed: details.guardian ? seal('guardian', JSON.stringify(details.guardian)) : null,
    };
  }

  /** Everything; empty texts once the person was erased. */
  open(row: VolunteerEntity): PersonalDetails {
    const open = (field: string, sealed: string | null): string | null =>
      sealed ? this.cipher.open(placeOf(row.id, field), sealed) : null;
    const guardian = open('guardian', row.guardianSealed);
    return {
      name: this.name(row),
      documentNumber: open('document', row.documentSealed) ?? '',
      mobile: open('mobile', row.mobileSealed) ?? '',
      address: open('address', row.addressSealed),
      guardian: guardian ? (JSON.parse(guardian) as Guardian) : null,
    };
  }

  name(row: VolunteerEntity): string {
    return row.nameSealed ? this.cipher.open(placeOf(row.id, 'name'), row.nameSealed) : row.maskedName;
  }

  /** Null once the person was erased. */
  maskedMobile(row: VolunteerEntity): string | null {
    return row.mobileSealed
      ? maskMobile(this.cipher.open(placeOf(row.id, 'mobile'), row.mobileSealed))
      : null;
  }

  /** Null once the person was erased. */
  maskedDocument(row: VolunteerEntity): string | null {
    return row.documentSealed
      ? maskDocumentNumber(this.cipher.open(placeOf(row.id, 'document'), row.documentSealed))
      : null;
  }

  nameIndex(name: string): string {
    return this.cipher.blindIndex('volunteer-name', name);
  }

  mobileIndex(mobile: string): string {
    return this.cipher.blindIndex('volunteer-mobile', normalizeMobile(mobile) ?? mobile);
  }

  documentIndex(type: DocumentType, number: string): string {
    return this.cipher.blindIndex('volunteer-document', `${type}|${number}`);
  }

  /** What is left of an erased person. */
  erased(): SealedColumns {
    return {
      nameSealed: '',
      nameIndex: null,
      maskedName: '已注销',
      documentSealed: '',
      documentIndex: null,
      mobileSealed: '',
      mobileIndex: null,
      addressSealed: null,
      guardianSealed: null,
    };
  }
}

const placeOf = (rowId: string, field: string) => ({ table: 'volunteer', rowId, field });

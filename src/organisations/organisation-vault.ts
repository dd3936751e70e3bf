import { Injectable } from '@nestjs/common';
import { maskName } from '../kernel/mask.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import { MemberKind, type OrganisationMemberEntity } from './organisation.entity.js';

const placeOf = (rowId: string) => ({ table: 'organisation_member', rowId, field: 'name' });

/** Encrypts and reads the names on rosters; nobody else touches them. */
@Injectable()
export class OrganisationVault {
  constructor(private readonly cipher: FieldCipher) {}

  /** A body's name is no secret, and is kept like a person's all the same. */
  seal(
    id: string,
    kind: MemberKind,
    name: string,
  ): Pick<OrganisationMemberEntity, 'nameSealed' | 'maskedName'> {
    return {
      nameSealed: this.cipher.seal(placeOf(id), name),
      maskedName: kind === MemberKind.UNIT ? name : maskName(name),
    };
  }

  /** Empty once the person was erased. */
  name({ id, nameSealed }: Pick<OrganisationMemberEntity, 'id' | 'nameSealed'>): string {
    return nameSealed ? this.cipher.open(placeOf(id), nameSealed) : '';
  }
}

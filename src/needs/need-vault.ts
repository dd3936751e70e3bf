import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FieldCipher } from '../platform/security/field-cipher.js';
import { type NeedDetails, needDetailsSchema } from './need-details.js';
import type { NeedEntity } from './need.entity.js';

/** Somebody without an account, for whom an officer asked. */
const withoutAccount = z.strictObject({ name: z.string(), phone: z.string(), birthDate: z.string() });
export type RequesterWithoutAccount = z.output<typeof withoutAccount>;

/** Everything of a need that somebody wrote. */
export interface NeedTexts {
  readonly content: string;
  readonly address: string | null;
  readonly requester: RequesterWithoutAccount | null;
  /** Null once the requester was erased. */
  readonly details: NeedDetails | null;
  readonly closingText: string | null;
}

type SealedColumns = Pick<
  NeedEntity,
  'contentSealed' | 'addressSealed' | 'requesterSealed' | 'detailsSealed' | 'closingTextSealed'
>;

/** Encrypts and reads what is written in a need, whatever its kind; nobody else touches these columns. */
@Injectable()
export class NeedVault {
  constructor(private readonly cipher: FieldCipher) {}

  seal(id: string, texts: NeedTexts & { readonly details: NeedDetails }): SealedColumns {
    return {
      contentSealed: this.cipher.seal(placeOf(id, 'content'), texts.content),
      addressSealed: texts.address ? this.cipher.seal(placeOf(id, 'address'), texts.address) : null,
      requesterSealed: texts.requester
        ? this.cipher.seal(placeOf(id, 'requester'), JSON.stringify(withoutAccount.parse(texts.requester)))
        : null,
      detailsSealed: this.sealDetails(id, texts.details),
      closingTextSealed: this.sealClosingText(id, texts.closingText),
    };
  }

  /** @throws ZodError for details that are none of a kind */
  sealDetails(id: string, details: NeedDetails): string {
    return this.cipher.seal(placeOf(id, 'details'), JSON.stringify(needDetailsSchema.parse(details)));
  }

  sealClosingText(id: string, closingText: string | null): string | null {
    return closingText ? this.cipher.seal(placeOf(id, 'closingText'), closingText) : null;
  }

  /** Everything; an empty content and nulls once the requester was erased. */
  open(need: NeedEntity): NeedTexts {
    const open = (field: string, sealed: string | null): string | null =>
      sealed ? this.cipher.open(placeOf(need.id, field), sealed) : null;
    const requester = open('requester', need.requesterSealed);
    return {
      content: open('content', need.contentSealed) ?? '',
      address: open('address', need.addressSealed),
      requester: requester ? withoutAccount.parse(JSON.parse(requester)) : null,
      details: this.details(need),
      closingText: open('closingText', need.closingTextSealed),
    };
  }

  details(need: NeedEntity): NeedDetails | null {
    if (!need.detailsSealed) return null;
    return needDetailsSchema.parse(
      JSON.parse(this.cipher.open(placeOf(need.id, 'details'), need.detailsSealed)),
    );
  }

  /** What is left of a need whose requester was erased. */
  erased(): SealedColumns {
    return {
      contentSealed: '',
      addressSealed: null,
      requesterSealed: null,
      detailsSealed: '',
      closingTextSealed: null,
    };
  }
}

const placeOf = (rowId: string, field: string) => ({ table: 'need', rowId, field });

import { Injectable } from '@nestjs/common';
import { FieldCipher, type FieldPlace } from '../../platform/security/field-cipher.js';
import type { ActivityEntity } from '../activity.entity.js';
import { CheckInCode, newCheckInKey } from './check-in-code.js';

/** The keys of the rotating codes, which leave the server only as codes. */
@Injectable()
export class CheckInKeys {
  constructor(private readonly cipher: FieldCipher) {}

  /** A new key for an activity, to be stored with it. */
  sealNew(activityId: string): string {
    return this.cipher.seal(placeOf(activityId), newCheckInKey());
  }

  /** The activity's code; null: it was never published. */
  codeOf({ id, checkInKeySealed }: Pick<ActivityEntity, 'id' | 'checkInKeySealed'>): CheckInCode | null {
    return checkInKeySealed === null
      ? null
      : new CheckInCode(this.cipher.open(placeOf(id), checkInKeySealed));
  }
}

const placeOf = (activityId: string): FieldPlace => ({
  table: 'activity',
  rowId: activityId,
  field: 'check_in_key_sealed',
});

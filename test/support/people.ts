import { residentIdCheckCharacter } from '../../src/kernel/resident-id.js';

let sequence = 0;

/** A valid synthetic resident ID of the district, never the same twice in a test file. */
export function residentId(birthDate = '1970-01-01', sex: 'MALE' | 'FEMALE' = 'MALE'): string {
  sequence += 1;
  const order = String((sequence * 2 + (sex === 'MALE' ? 1 : 0)) % 1000).padStart(3, '0');
  const area = String(510_500 + Math.floor((sequence * 2) / 1000));
  const first17 = `${area}${birthDate.replaceAll('-', '')}${order}`;
  return first17 + residentIdCheckCharacter(first17);
}

/** A mobile number, never the same twice in a test file. */
export function mobile(): string {
  sequence += 1;
  return `139${String(sequence).padStart(8, '0')}`;
}

/** A key for "once", never the same twice in a test file. */
export function newKey(): string {
  sequence += 1;
  return `test-key-${sequence}`;
}

/** @throws Error for a volunteer who was registered without an account */
export function accountOf<P>(person: P | null): P {
  if (!person) throw new Error('this volunteer has no account');
  return person;
}

import { randomInt, randomUUID } from 'node:crypto';
import { residentIdCheckCharacter } from '../../kernel/resident-id.js';

/** A registration that meets every rule, with an ID number that hardly anybody made before. */
export function applicationOf(communityCode: string, phone: string) {
  const first17 = `510502199003${String(randomInt(1, 29)).padStart(2, '0')}${String(randomInt(0, 500) * 2 + 1).padStart(3, '0')}`;
  const area = `5${String(randomInt(10_100, 10_999))}`;
  const unique = area + first17.slice(6);
  return {
    communityCode,
    name: '张三',
    sex: 'MALE',
    birthDate: `1990-03-${first17.slice(12, 14)}`,
    documentType: 'RESIDENT_ID',
    documentNumber: unique + residentIdCheckCharacter(unique),
    mobile: phone,
    background: 'PARTY_MEMBER',
    skills: ['LAW', 'EDUCATION'],
    serviceKinds: ['LEGAL_EDUCATION'],
    consents: ['REGISTRATION', 'SENSITIVE_DATA', 'PUBLICATION'].map((kind) => ({
      kind,
      textVersion: '2026-01',
    })),
    idempotencyKey: randomUUID(),
  };
}

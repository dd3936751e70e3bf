import { normalizeMobile } from '../../kernel/mobile.js';
import { normalizePersonName } from '../../kernel/person-name.js';
import type { LocalDate } from '../../kernel/service-day.js';
import { type Guardian, needsGuardian, type RegistrationTerms } from '../../volunteers/registration.js';
import { nameText } from './cell-text.js';
import { readPhone } from './roster-phone.js';
import type { RosterCells } from './roster-cells.js';
import type { RosterColumn } from './roster-columns.js';
import { readDay } from './roster-day.js';
import { DAY_UNREADABLE } from './rosters.problems.js';

const COLUMNS: readonly RosterColumn[] = [
  'guardianName',
  'guardianRelation',
  'guardianPhone',
  'guardianConsentedOn',
];
const LONGEST_RELATION = 20;

/** The guardian of somebody who needs one; of others it is nobody's business (domain.md rule 5). Null where none is told. */
export function readGuardian(
  cells: RosterCells,
  birthDate: LocalDate | null,
  terms: RegistrationTerms,
): Guardian | null {
  if (birthDate === null || birthDate > terms.today || !needsGuardian({ birthDate }, terms)) return null;
  if (COLUMNS.every((column) => cells.text(column) === '' && !cells.isRefused(column))) return null;
  for (const column of COLUMNS) {
    if (cells.text(column) === '') cells.refuse(column, 'FIELD_REQUIRED');
  }
  const relation = cells.text('guardianRelation');
  if ([...relation].length > LONGEST_RELATION) {
    cells.refuse('guardianRelation', 'FIELD_TOO_LONG', { max: LONGEST_RELATION });
  }
  const consented = readDay(cells.text('guardianConsentedOn'));
  if (consented.kind !== 'DAY') cells.refuse('guardianConsentedOn', DAY_UNREADABLE);
  return {
    name: nameText(cells.text('guardianName')),
    relation,
    phone: readPhone(cells, 'guardianPhone'),
    consentedOn: consented.kind === 'DAY' ? consented.day : terms.today,
  };
}

/** In the form in which it is kept. */
export function normalGuardian(guardian: Guardian): Guardian {
  const name = normalizePersonName(guardian.name);
  return {
    ...guardian,
    name: name.ok ? name.name : guardian.name,
    phone: normalizeMobile(guardian.phone) ?? guardian.phone,
  };
}

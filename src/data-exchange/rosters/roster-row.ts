import { isPrintable } from '../../kernel/printable.js';
import type { LocalDate } from '../../kernel/service-day.js';
import { Background, DocumentType, Sex, Skill, type SquadKind } from '../../kernel/vocabulary.js';
import { ConsentKind } from '../../volunteers/consent.entity.js';
import { checkApplication, type Guardian, type RegistrationTerms } from '../../volunteers/registration.js';
import type { Cell } from '../sheets/sheet-row.js';
import { nameText } from './cell-text.js';
import { RosterCells, type RosterFault } from './roster-cells.js';
import type { RosterColumn, RosterHeader } from './roster-columns.js';
import { normalGuardian, readGuardian } from './roster-guardian.js';
import { endsInZeros, readIdentity, type RosterIdentity } from './roster-identity.js';
import { readPhone } from './roster-phone.js';
import { backgroundsOf, serviceKindsOf, skillsOf } from './roster-words.js';
import {
  BACKGROUND_FIRST_TAKEN,
  BACKGROUND_UNKNOWN,
  RESIDENT_ID_ENDS_IN_ZEROS,
  SERVICE_KIND_UNKNOWN,
  SKILLS_UNKNOWN,
} from './rosters.problems.js';

/** A person of a roster, everything in the form in which it is kept. */
export interface RosterEntry {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  /** 11 digits. */
  readonly mobile: string;
  readonly address: string | null;
  /** `OTHER` where the roster tells none. */
  readonly background: Background;
  /** Empty where the roster tells none. */
  readonly skills: readonly Skill[];
  /** Empty where the roster tells none. */
  readonly serviceKinds: readonly SquadKind[];
  readonly education: string | null;
  readonly employment: string | null;
  /** Of minors only. */
  readonly guardian: Guardian | null;
}

/** Every fault of a row at once, or who it tells of, with what should be looked at. */
export type RosterVerdict =
  | { readonly entry: RosterEntry; readonly warnings: readonly RosterFault[] }
  | { readonly faults: readonly RosterFault[] };

/** Where a fault of `checkApplication` is to be shown. */
const COLUMN_OF_PATH: Readonly<Record<string, RosterColumn>> = {
  'input.name': 'name',
  'input.sex': 'sex',
  'input.birthDate': 'birthDate',
  'input.documentNumber': 'documentNumber',
  'input.mobile': 'mobile',
  'input.serviceKinds': 'serviceKinds',
  'input.guardian': 'guardianName',
  'input.guardian.name': 'guardianName',
  'input.guardian.relation': 'guardianRelation',
  'input.guardian.phone': 'guardianPhone',
  'input.guardian.consentedOn': 'guardianConsentedOn',
};
/** What is judged by age or by the document, for which a birth date must be known. */
const BY_BIRTH: readonly RosterColumn[] = ['birthDate', 'sex', 'serviceKinds', 'guardianName'];
/** On paper, at the committee: a roster is not where consents are given. */
const CONSENTS = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA].map((kind) => ({
  kind,
  textVersion: '',
}));
/** As of the input of a registration. */
const LONGEST = { address: 200, education: 40, employment: 60 } as const;

/** Judges a row as a registration would be (domain.md rules 2, 3, 5), after reading it as committees write. */
export function judgeRow(
  row: readonly Cell[],
  header: RosterHeader,
  terms: RegistrationTerms,
): RosterVerdict {
  const cells = new RosterCells(row, header);
  const warnings: RosterFault[] = [];
  const identity = readIdentity(cells, terms.today);
  const words = readWords(cells, warnings);
  const guardian = readGuardian(cells, identity.birthDate, terms);
  const texts = {
    address: readText(cells, 'address'),
    education: readText(cells, 'education'),
    employment: readText(cells, 'employment'),
  };
  const person = {
    name: nameText(required(cells, 'name')),
    mobile: readPhone(cells, 'mobile'),
    serviceKinds: words.serviceKinds,
    guardian,
  };
  required(cells, 'mobile');
  const checked = check(cells, identity, person, terms);
  const faults = cells.faults();
  if (faults.length > 0 || !checked || !identity.birthDate || !identity.sex) return { faults };
  if (endsInZeros(checked.documentNumber))
    warnings.push(cells.fault('documentNumber', RESIDENT_ID_ENDS_IN_ZEROS));
  const { sex, birthDate, documentType } = identity;
  const normal = { ...checked, guardian: guardian && normalGuardian(guardian) };
  return { entry: { sex, birthDate, documentType, ...texts, ...words, ...normal }, warnings };
}

/** The rules of registration; what cannot be judged because the row does not tell it is left out. */
function check(
  cells: RosterCells,
  identity: RosterIdentity,
  person: Pick<RosterEntry, 'name' | 'mobile' | 'serviceKinds' | 'guardian'>,
  terms: RegistrationTerms,
) {
  const { documentType, documentNumber, sex, birthDate } = identity;
  const verdict = checkApplication(
    {
      ...person,
      documentType,
      documentNumber,
      sex: sex ?? Sex.FEMALE,
      birthDate: birthDate ?? terms.today,
      consents: CONSENTS,
    },
    terms,
  );
  if (verdict.ok) return verdict.identity;
  const isUnsure = (column: RosterColumn): boolean =>
    (birthDate === null && BY_BIRTH.includes(column)) ||
    (column === 'documentNumber' && cells.isRefused('documentType'));
  for (const { path, code, details } of verdict.faults) {
    const column = COLUMN_OF_PATH[path];
    if (column && !isUnsure(column)) cells.refuse(column, code, details);
  }
  return null;
}

function readWords(cells: RosterCells, warnings: RosterFault[]) {
  const backgrounds = backgroundsOf(cells.text('background'));
  const skills = skillsOf(cells.text('skills'));
  const squads = serviceKindsOf(cells.text('serviceKinds'));
  if (backgrounds.unknown.length > 0)
    cells.refuse('background', BACKGROUND_UNKNOWN, { words: backgrounds.unknown });
  if (squads.unknown.length > 0)
    cells.refuse('serviceKinds', SERVICE_KIND_UNKNOWN, { words: squads.unknown });
  if (backgrounds.values.length > 1) warnings.push(cells.fault('background', BACKGROUND_FIRST_TAKEN));
  if (skills.unknown.length > 0)
    warnings.push(cells.fault('skills', SKILLS_UNKNOWN, { words: skills.unknown }));
  const others = skills.unknown.length > 0 ? [Skill.OTHER] : [];
  return {
    background: backgrounds.values[0] ?? Background.OTHER,
    skills: [...new Set([...skills.values, ...others])],
    serviceKinds: squads.values,
  };
}

function required(cells: RosterCells, column: RosterColumn): string {
  const text = cells.text(column);
  if (text === '') cells.refuse(column, 'FIELD_REQUIRED');
  return text;
}

function readText(cells: RosterCells, column: keyof typeof LONGEST): string | null {
  const text = cells.text(column);
  const max = LONGEST[column];
  if ([...text].length > max) cells.refuse(column, 'FIELD_TOO_LONG', { max });
  else if (!isPrintable(text)) cells.refuse(column, 'FIELD_CONTROL_CHARACTERS');
  return text === '' ? null : text;
}

import { Background, Skill, SquadKind } from '../kernel/vocabulary.js';

/*
 * How well a volunteer suits a squad, 0 to 100 (domain.md rule 10). Weights are ours: what he can do counts most, what he
 * wishes next, then how badly the squad needs people, then what he is.
 */
export const FIT_WEIGHTS = {
  /** One of the wanted skills. */
  firstSkill: 30,
  /** Shared out over the further wanted skills. */
  furtherSkills: 15,
  /** The squad asks for no skill: neither for nor against anybody. */
  noSkillAsked: 15,
  /** The squad's kind is among the kinds of service he wished. */
  wishedKind: 25,
  /** Times the share of the squad's target that is missing. */
  shortfall: 15,
  /** The best line of the affinity table. */
  background: 15,
} as const;

interface Affinity {
  readonly backgrounds: readonly Background[];
  /** Only together with this skill. */
  readonly skill?: Skill;
  readonly kinds: readonly SquadKind[];
  /** Share of the weight. */
  readonly share: number;
}

const { MEDIATION, RIGHTS, LEGAL_EDUCATION, POVERTY_RELIEF, PATROL } = SquadKind;
const LEARNED = [Background.CIVIL_SERVANT, Background.PROFESSIONAL] as const;

/** Backgrounds that speak for a kind of squad. */
export const AFFINITIES: readonly Affinity[] = [
  { backgrounds: LEARNED, skill: Skill.LAW, kinds: [MEDIATION, RIGHTS, LEGAL_EDUCATION], share: 1 },
  { backgrounds: LEARNED, skill: Skill.PSYCHOLOGY, kinds: [MEDIATION, POVERTY_RELIEF], share: 1 },
  { backgrounds: LEARNED, skill: Skill.HEALTH_CARE, kinds: [POVERTY_RELIEF], share: 1 },
  { backgrounds: LEARNED, skill: Skill.EDUCATION, kinds: [LEGAL_EDUCATION], share: 1 },
  { backgrounds: [Background.PARTY_MEMBER], kinds: [MEDIATION, POVERTY_RELIEF, PATROL], share: 0.6 },
  { backgrounds: [Background.RETIREE], kinds: [MEDIATION, PATROL], share: 0.6 },
  { backgrounds: [Background.CIVIL_SERVANT], kinds: [RIGHTS, LEGAL_EDUCATION], share: 0.6 },
  {
    backgrounds: [Background.YOUTH_LEAGUE, Background.STUDENT],
    kinds: [LEGAL_EDUCATION, POVERTY_RELIEF],
    share: 0.6,
  },
];

export interface FitVolunteer {
  readonly background: Background;
  readonly skills: readonly Skill[];
  readonly serviceKinds: readonly SquadKind[];
}

export interface FitSquad {
  readonly kind: SquadKind;
  readonly wantedSkills: readonly Skill[];
  /** Members wanted. */
  readonly targetSize: number;
  readonly memberCount: number;
}

export const FIT_REASON_CODES = [
  'SKILLS_WANTED',
  'NO_SKILL_ASKED',
  'KIND_WISHED',
  'SQUAD_SHORT',
  'BACKGROUND_SUITS',
] as const;
export type FitReasonCode = (typeof FIT_REASON_CODES)[number];

export interface FitReason {
  readonly code: FitReasonCode;
  /** What it adds to the score. */
  readonly points: number;
  /** Numbers for the sentence. */
  readonly details: Readonly<Record<string, number>>;
}

export interface Fit {
  /** The sum of the reasons' points, 0 to 100. */
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly FitReason[];
}

/** Places that a squad still has. */
export const freePlaces = (squad: Pick<FitSquad, 'targetSize' | 'memberCount'>): number =>
  Math.max(0, squad.targetSize - squad.memberCount);

/** The score of a volunteer for a squad, with what it is made of. Eligibility is asked for elsewhere. */
export function skillFit(volunteer: FitVolunteer, squad: FitSquad): Fit {
  const reasons = [
    skills(volunteer, squad),
    wish(volunteer, squad),
    shortfall(squad),
    background(volunteer, squad),
  ]
    .filter((reason) => reason.points > 0)
    .sort((a, b) => b.points - a.points);
  return { score: reasons.reduce((sum, reason) => sum + reason.points, 0), reasons };
}

function skills(volunteer: FitVolunteer, squad: FitSquad): FitReason {
  const wanted = [...new Set(squad.wantedSkills)];
  if (wanted.length === 0) return { code: 'NO_SKILL_ASKED', points: FIT_WEIGHTS.noSkillAsked, details: {} };
  const matched = wanted.filter((skill) => volunteer.skills.includes(skill)).length;
  const share = wanted.length === 1 ? 1 : (matched - 1) / (wanted.length - 1);
  const points = matched === 0 ? 0 : FIT_WEIGHTS.firstSkill + Math.round(FIT_WEIGHTS.furtherSkills * share);
  return { code: 'SKILLS_WANTED', points, details: { matched, wanted: wanted.length } };
}

function wish(volunteer: FitVolunteer, squad: FitSquad): FitReason {
  const points = volunteer.serviceKinds.includes(squad.kind) ? FIT_WEIGHTS.wishedKind : 0;
  return { code: 'KIND_WISHED', points, details: {} };
}

function shortfall(squad: FitSquad): FitReason {
  const missing = freePlaces(squad);
  const points = missing === 0 ? 0 : Math.round((FIT_WEIGHTS.shortfall * missing) / squad.targetSize);
  return { code: 'SQUAD_SHORT', points, details: { missing, target: squad.targetSize } };
}

function background(volunteer: FitVolunteer, squad: FitSquad): FitReason {
  const shares = AFFINITIES.filter(
    ({ backgrounds, skill, kinds }) =>
      backgrounds.includes(volunteer.background) &&
      kinds.includes(squad.kind) &&
      (skill === undefined || volunteer.skills.includes(skill)),
  ).map(({ share }) => share);
  return {
    code: 'BACKGROUND_SUITS',
    points: Math.round(FIT_WEIGHTS.background * Math.max(0, ...shares)),
    details: {},
  };
}

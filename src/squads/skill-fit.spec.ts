import { describe, expect, it } from '@jest/globals';
import { Background, Skill, SquadKind } from '../kernel/vocabulary.js';
import { fitReasonText } from './fit-texts.js';
import { FIT_WEIGHTS, type FitSquad, type FitVolunteer, skillFit } from './skill-fit.js';

const volunteer = (change: Partial<FitVolunteer> = {}): FitVolunteer => ({
  background: Background.OTHER,
  skills: [],
  serviceKinds: [],
  ...change,
});
const squad = (change: Partial<FitSquad> = {}): FitSquad => ({
  kind: SquadKind.MEDIATION,
  wantedSkills: [Skill.LAW, Skill.MEDIATION, Skill.PSYCHOLOGY],
  targetSize: 10,
  memberCount: 10,
  ...change,
});
const points = (fit: ReturnType<typeof skillFit>) =>
  Object.fromEntries(fit.reasons.map(({ code, points: each }) => [code, each]));

describe('rule 10: how well a volunteer suits a squad', () => {
  it('is 100 for the one who has all skills, wished it, is needed, and whose background speaks for it', () => {
    const lawyer = volunteer({
      background: Background.PROFESSIONAL,
      skills: [Skill.LAW, Skill.MEDIATION, Skill.PSYCHOLOGY],
      serviceKinds: [SquadKind.MEDIATION],
    });
    expect(skillFit(lawyer, squad({ memberCount: 0 })).score).toBe(100);
  });

  it('is 0, and gives no reason, when nothing speaks for it', () => {
    expect(skillFit(volunteer({ skills: [Skill.ARTS] }), squad())).toEqual({ score: 0, reasons: [] });
  });

  it('is the sum of its reasons, the weightiest first', () => {
    const fit = skillFit(
      volunteer({ background: Background.RETIREE, skills: [Skill.LAW], serviceKinds: [SquadKind.MEDIATION] }),
      squad({ memberCount: 5 }),
    );
    expect(fit.reasons.map((reason) => reason.points)).toEqual([30, 25, 9, 8]);
    expect(fit.score).toBe(72);
  });

  it('counts the first skill most and shares the rest out over the further ones', () => {
    const having = (...skills: Skill[]) => points(skillFit(volunteer({ skills }), squad()))['SKILLS_WANTED'];
    expect(having(Skill.LAW)).toBe(30);
    expect(having(Skill.LAW, Skill.MEDIATION)).toBe(38);
    expect(having(Skill.LAW, Skill.MEDIATION, Skill.PSYCHOLOGY)).toBe(45);
    expect(having(Skill.ARTS)).toBeUndefined();
    expect(
      points(skillFit(volunteer({ skills: [Skill.LAW] }), squad({ wantedSkills: [Skill.LAW] })))[
        'SKILLS_WANTED'
      ],
    ).toBe(45);
  });

  it('neither rewards nor punishes when the squad asks for no skill', () => {
    expect(points(skillFit(volunteer(), squad({ wantedSkills: [] })))).toEqual({
      NO_SKILL_ASKED: FIT_WEIGHTS.noSkillAsked,
    });
  });

  it.each([
    [0, 15],
    [5, 8],
    [9, 2],
    [10, undefined],
    [12, undefined],
  ])('counts what is missing to the target: %i of 10 held', (memberCount, expected) => {
    expect(points(skillFit(volunteer(), squad({ memberCount })))['SQUAD_SHORT']).toBe(expected);
  });

  it.each([
    [Background.CIVIL_SERVANT, [Skill.LAW], SquadKind.RIGHTS, 15],
    [Background.PROFESSIONAL, [Skill.LAW], SquadKind.LEGAL_EDUCATION, 15],
    [Background.PROFESSIONAL, [], SquadKind.LEGAL_EDUCATION, undefined],
    [Background.STUDENT, [Skill.LAW], SquadKind.RIGHTS, undefined],
    [Background.RETIREE, [], SquadKind.PATROL, 9],
    [Background.PARTY_MEMBER, [], SquadKind.POVERTY_RELIEF, 9],
  ])('%s with %j and %s', (background, skills, kind, expected) => {
    const fit = skillFit(volunteer({ background, skills }), squad({ kind, wantedSkills: [Skill.DRIVING] }));
    expect(points(fit)['BACKGROUND_SUITS']).toBe(expected);
  });

  it('has weights that sum to 100', () => {
    const { firstSkill, furtherSkills, wishedKind, shortfall, background } = FIT_WEIGHTS;
    expect(firstSkill + furtherSkills + wishedKind + shortfall + background).toBe(100);
  });

  it('is told in the reader’s language with its numbers', () => {
    const [reason] = skillFit(volunteer({ skills: [Skill.LAW] }), squad()).reasons;
    if (!reason) throw new Error('no reason');
    expect(fitReasonText(reason, 'zh-CN')).toBe('具备小组所需 3 项技能中的 1 项');
    expect(fitReasonText(reason, 'en')).toBe('has 1 of the 3 skills the squad wants');
  });
});

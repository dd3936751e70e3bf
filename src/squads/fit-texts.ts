import type { Language } from '../kernel/problem.js';
import type { FitReason, FitReasonCode } from './skill-fit.js';

const TEXTS: Readonly<Record<FitReasonCode, { readonly zh: string; readonly en: string }>> = {
  SKILLS_WANTED: {
    zh: '具备小组所需 {wanted} 项技能中的 {matched} 项',
    en: 'has {matched} of the {wanted} skills the squad wants',
  },
  NO_SKILL_ASKED: { zh: '小组不要求特定技能', en: 'the squad asks for no particular skill' },
  KIND_WISHED: { zh: '本人愿意参加此类服务', en: 'wished to serve in a squad of this kind' },
  SQUAD_SHORT: {
    zh: '小组目标 {target} 人，尚缺 {missing} 人',
    en: 'the squad is {missing} short of its {target} members',
  },
  BACKGROUND_SUITS: {
    zh: '身份与专长适合此类服务',
    en: 'background and profession suit this kind of service',
  },
};

/** The sentence of a reason in the caller's language. */
export function fitReasonText(reason: FitReason, language: Language): string {
  const text = TEXTS[reason.code];
  return (language === 'en' ? text.en : text.zh).replace(/\{(\w+)\}/g, (hole, name: string) =>
    String(reason.details[name] ?? hole),
  );
}

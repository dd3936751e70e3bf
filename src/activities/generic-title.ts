import type { Language } from '../kernel/problem.js';
import { SquadKind } from '../kernel/vocabulary.js';

const TITLES: Readonly<Record<SquadKind, { readonly zh: string; readonly en: string }>> = {
  [SquadKind.MEDIATION]: { zh: '调解服务', en: 'mediation service' },
  [SquadKind.RIGHTS]: { zh: '维权服务', en: 'rights protection service' },
  [SquadKind.LEGAL_EDUCATION]: { zh: '普法服务', en: 'legal education service' },
  [SquadKind.POVERTY_RELIEF]: { zh: '帮困服务', en: 'poverty relief service' },
  [SquadKind.PATROL]: { zh: '治安服务', en: 'neighbourhood patrol service' },
};
const ANY = { zh: '志愿服务', en: 'voluntary service' };

/** What an activity is called for those who may not see its contents: its kind, and nothing else (domain.md rule 13). */
export function genericTitle(kind: SquadKind | null, language: Language): string {
  const title = kind === null ? ANY : TITLES[kind];
  return language === 'en' ? title.en : title.zh;
}

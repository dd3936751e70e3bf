import { genericTitle } from '../../activities/generic-title.js';
import type { Language } from '../../kernel/problem.js';
import { Secrecy } from '../../kernel/secrecy.js';
import type { SquadKind } from '../../kernel/vocabulary.js';

const BY_HAND = { zh: '手工录入', en: 'entered by hand' };

export interface TitledActivity {
  readonly title: string;
  readonly secrecy: Secrecy;
  readonly squadKind: SquadKind | null;
}

/**
 * What a group of waiting records is called (domain.md rule 13): of a confidential activity nothing but its kind, whoever
 * asks; of a restricted one likewise to who only reads.
 * @param plans whether he may plan the activity, and so sees what is restricted
 */
export function groupTitle(activity: TitledActivity | null, plans: boolean, language: Language): string {
  if (!activity) return language === 'en' ? BY_HAND.en : BY_HAND.zh;
  const { title, secrecy, squadKind } = activity;
  const shown = secrecy === Secrecy.PUBLIC || (secrecy === Secrecy.RESTRICTED && plans);
  return shown ? title : genericTitle(squadKind, language);
}

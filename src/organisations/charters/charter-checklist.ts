import { articlesOf, type CharterText, type PlacedArticle } from './charter-text.js';
import { CharterForm } from './charter.entity.js';

/** What a charter contains: of the simple form, and of the registration regulation, art. 14 (domain.md rule 45). */
export enum CharterItem {
  NAME = 'NAME',
  DOMICILE = 'DOMICILE',
  NATURE = 'NATURE',
  PURPOSE = 'PURPOSE',
  SUPERVISORS = 'SUPERVISORS',
  SCOPE = 'SCOPE',
  AREA = 'AREA',
  MEMBERSHIP = 'MEMBERSHIP',
  RIGHTS_AND_DUTIES = 'RIGHTS_AND_DUTIES',
  MEETINGS = 'MEETINGS',
  GOVERNANCE = 'GOVERNANCE',
  LEADERS = 'LEADERS',
  LEADERS_CHOSEN = 'LEADERS_CHOSEN',
  FINANCE = 'FINANCE',
  AMENDMENT = 'AMENDMENT',
  TERMINATION = 'TERMINATION',
  REMAINING_ASSETS = 'REMAINING_ASSETS',
  OTHER = 'OTHER',
}

const I = CharterItem;

export const REQUIRED_ITEMS: Readonly<Record<CharterForm, readonly CharterItem[]>> = {
  [CharterForm.SIMPLE]: [
    ...[I.NAME, I.NATURE, I.PURPOSE, I.SUPERVISORS, I.DOMICILE, I.SCOPE, I.MEMBERSHIP, I.MEETINGS],
    ...[I.FINANCE, I.LEADERS],
  ],
  [CharterForm.FULL]: [
    ...[I.NAME, I.DOMICILE, I.PURPOSE, I.SCOPE, I.AREA, I.MEMBERSHIP, I.RIGHTS_AND_DUTIES, I.GOVERNANCE],
    ...[I.LEADERS, I.LEADERS_CHOSEN, I.FINANCE, I.AMENDMENT, I.TERMINATION, I.REMAINING_ASSETS, I.OTHER],
  ],
};

/** Words of which an article that covers an item has one of each group. */
const WORDS: Readonly<Record<CharterItem, readonly (readonly string[])[]>> = {
  NAME: [['名称', '定名', '全称', '简称']],
  DOMICILE: [['住所', '地址', '驻地', '办公地点', '活动场所']],
  NATURE: [['性质', '自愿组成', '自愿结成', '非营利']],
  PURPOSE: [['宗旨', '目的']],
  SUPERVISORS: [
    ['指导', '主管', '监督', '领导'],
    ['居民委员会', '居委会', '街道', '社区', '主管', '登记管理'],
  ],
  SCOPE: [['业务范围', '活动范围', '服务范围', '活动内容', '服务内容', '主要任务']],
  AREA: [['活动地域', '活动区域', '服务地域', '区域范围', '地域范围']],
  MEMBERSHIP: [
    ['会员', '成员', '队员', '社员'],
    ['条件', '资格', '加入', '入会', '申请'],
  ],
  RIGHTS_AND_DUTIES: [['权利', '义务']],
  MEETINGS: [['大会', '会议', '例会']],
  GOVERNANCE: [['会员大会', '成员大会', '会员代表大会', '成员代表大会', '最高权力机构', '理事会']],
  LEADERS: [['负责人', '会长', '队长', '理事长', '召集人', '团长', '社长', '站长', '组长']],
  LEADERS_CHOSEN: [
    ['负责人', '会长', '队长', '理事长', '理事', '团长', '社长', '站长', '组长'],
    ['选举', '产生', '罢免', '任期'],
  ],
  FINANCE: [['经费', '资产', '财务', '资金']],
  AMENDMENT: [['章程'], ['修改', '修订']],
  TERMINATION: [['终止', '注销', '解散']],
  REMAINING_ASSETS: [['剩余财产', '剩余资产']],
  OTHER: [['解释', '生效', '施行', '未尽事宜', '附则']],
};

/** An item, and the article that covers it; null: none does. */
export interface CharterItemLine {
  readonly item: CharterItem;
  readonly articleNumber: number | null;
}

/** How far from its beginning an article speaks of an item, in characters; null: it does not. What its chapter is called counts as its beginning. */
function speaksOf({ paragraphs, chapterTitle }: PlacedArticle, item: CharterItem): number | null {
  const text = paragraphs.join('\n');
  let farthest = 0;
  for (const group of WORDS[item]) {
    const found = group.flatMap((word) => {
      const at = text.indexOf(word);
      return at >= 0 ? [at] : (chapterTitle ?? '').includes(word) ? [0] : [];
    });
    if (found.length === 0) return null;
    farthest = Math.max(farthest, Math.min(...found));
  }
  return farthest;
}

/** The article that is about an item rather than one that mentions it: which speaks of it the soonest, the first of several. */
function covering(articles: readonly PlacedArticle[], item: CharterItem): PlacedArticle | undefined {
  let best: { readonly article: PlacedArticle; readonly at: number } | undefined;
  for (const article of articles) {
    const at = speaksOf(article, item);
    if (at !== null && (!best || at < best.at)) best = { article, at };
  }
  return best?.article;
}

/**
 * Which article covers each item that a form asks for, by its words, or as its authors say where they do.
 * @param named articles by item, as the authors name them; numbers of no article are left out of account
 */
export function charterChecklist(
  text: CharterText,
  form: CharterForm,
  named: Readonly<Partial<Record<string, number>>> = {},
): CharterItemLine[] {
  const articles = articlesOf(text);
  return REQUIRED_ITEMS[form].map((item) => {
    const said = articles.find(({ number }) => number === named[item]);
    return {
      item,
      articleNumber: (said ?? covering(articles, item))?.number ?? null,
    };
  });
}

export const missingItems = (lines: readonly CharterItemLine[]): CharterItem[] =>
  lines.filter(({ articleNumber }) => articleNumber === null).map(({ item }) => item);

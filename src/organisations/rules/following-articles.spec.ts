import { describe, expect, it } from '@jest/globals';
import { charterDifference } from '../charters/charter-difference.js';
import { readCharterText } from '../charters/charter-text.js';
import { followedArticles } from './following-articles.js';

const ARTICLES = ['本会名称为龙桥书画协会。', '会费每年二十元，由会员大会决定。', '收支每年向会员公布一次。'];
const charter = (articles: readonly string[]) =>
  readCharterText(articles.map((text, index) => `第${index + 1}条 ${text}`)).text;
const after = (numbers: readonly number[], articles: readonly string[]) =>
  followedArticles(numbers, charterDifference(charter(ARTICLES), charter(articles)));

describe('rule 48: a rule follows the articles on which it rests', () => {
  it('counted anew, or moved: without a word', () => {
    expect(after([2, 3], ARTICLES.toSpliced(1, 0, '本会接受居委会指导。'))).toEqual({
      ...{ articleNumbers: [3, 4], flagged: false },
    });
    expect(after([1], [ARTICLES[1] ?? '', ARTICLES[2] ?? '', ARTICLES[0] ?? ''])).toEqual({
      ...{ articleNumbers: [3], flagged: false },
    });
  });

  it('reworded or removed: flagged; what happens to other articles is no matter', () => {
    const reworded = ARTICLES.with(1, '会费每年三十元，由会员大会决定。');
    expect(after([2], reworded)).toEqual({ articleNumbers: [2], flagged: true });
    expect(after([3], reworded)).toEqual({ articleNumbers: [3], flagged: false });
    expect(after([2, 3], ARTICLES.toSpliced(1, 1))).toEqual({ articleNumbers: [2], flagged: true });
  });
});

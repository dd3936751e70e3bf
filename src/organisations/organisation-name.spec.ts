import { describe, expect, it } from '@jest/globals';
import { organisationNameKey, pinyinInitials, tidyOrganisationName } from './organisation-name.js';

describe('rule 43: names that are one and the same', () => {
  it('full-width, traditional, with blanks or punctuation: all taken', () => {
    const key = organisationNameKey('龙桥ABC书画协会');
    for (const same of [
      '龍橋ABC書畫協會',
      '龙桥ＡＢＣ书画协会',
      '龙桥abc 书画协会',
      '龙桥“ABC”书画协会',
      '龙桥ABC·书画协会',
    ])
      expect(organisationNameKey(same)).toBe(key);
    for (const other of ['龙桥ABC书法协会', '龙桥ABC书画协会二', '龙桥书画协会'])
      expect(organisationNameKey(other)).not.toBe(key);
  });

  it('has a key whatever characters it has', () => {
    expect(organisationNameKey('𠮷祥鼓乐队')).toBe('𠮷祥鼓乐队');
    expect(tidyOrganisationName('  龙桥　书画  协会 ')).toBe('龙桥 书画 协会');
  });

  it('is found by the first letters of its pinyin', () => {
    expect(pinyinInitials('龙桥书画协会')).toBe('lqshxh');
    expect(pinyinInitials('龍橋鼓樂隊')).toBe('lqgyd');
    expect(pinyinInitials('重阳A1登山队')).toBe('cya1dsd');
  });
});

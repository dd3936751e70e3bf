import { describe, expect, it } from '@jest/globals';
import { normalizePersonName } from './person-name.js';

describe('rule 3: names', () => {
  it.each([
    ['张三', '张三'],
    [' 欧阳修 ', '欧阳修'],
    ['𠮷㛃龘', '𠮷㛃龘'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽‧买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['Mary  Ann Smith', 'Mary Ann Smith'],
    ['José', 'José'],
    ['Jose\u0301', 'José'],
    ['李〇々', '李〇々'],
  ])('%s is kept as %s', (given, kept) =>
    expect(normalizePersonName(given)).toEqual({ ok: true, name: kept }),
  );

  it.each([
    ['张', 'NAME_LENGTH'],
    ['', 'NAME_LENGTH'],
    ['龘'.repeat(31), 'NAME_LENGTH'],
    ['张三😀', 'NAME_CHARACTERS'],
    ['张三1', 'NAME_CHARACTERS'],
    ['张 三', 'NAME_CHARACTERS'],
    ['张三<b>', 'NAME_CHARACTERS'],
    ['ⅧⅧ', 'NAME_CHARACTERS'],
    ['ªº', 'NAME_CHARACTERS'],
    ['ﬁn', 'NAME_CHARACTERS'],
    ['ＭＡＲＹ', 'NAME_CHARACTERS'],
    ['张\u2f00', 'NAME_CHARACTERS'],
    ['张\u2e80', 'NAME_CHARACTERS'],
    ['张\u3021', 'NAME_CHARACTERS'],
    ['张\u3038', 'NAME_CHARACTERS'],
    ['·买买提', 'NAME_DOT'],
    ['买买提·', 'NAME_DOT'],
    ['阿依··古丽', 'NAME_DOT'],
  ])('%s is refused as %s', (given, fault) =>
    expect(normalizePersonName(given)).toEqual({ ok: false, fault }),
  );
});

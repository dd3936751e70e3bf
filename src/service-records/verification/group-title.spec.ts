import { describe, expect, it } from '@jest/globals';
import { Secrecy } from '../../kernel/secrecy.js';
import { SquadKind } from '../../kernel/vocabulary.js';
import { groupTitle } from './group-title.js';

describe('rule 13: what a group of waiting records is called', () => {
  const of = (secrecy: Secrecy) => ({ title: '送米到户', secrecy, squadKind: SquadKind.POVERTY_RELIEF });

  it.each([
    [Secrecy.PUBLIC, true, '送米到户'],
    [Secrecy.PUBLIC, false, '送米到户'],
    [Secrecy.RESTRICTED, true, '送米到户'],
    [Secrecy.RESTRICTED, false, '帮困服务'],
    [Secrecy.CONFIDENTIAL, true, '帮困服务'],
    [Secrecy.CONFIDENTIAL, false, '帮困服务'],
  ])('%s, and he plans it: %p', (secrecy, plans, title) =>
    expect(groupTitle(of(secrecy), plans, 'zh-CN')).toBe(title),
  );

  it('what was typed in says so, in both languages', () => {
    expect(groupTitle(null, true, 'zh-CN')).toBe('手工录入');
    expect(groupTitle(null, true, 'en')).toBe('entered by hand');
  });
});

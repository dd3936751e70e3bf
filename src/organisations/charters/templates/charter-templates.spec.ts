import { describe, expect, it } from '@jest/globals';
import { OrganisationCategory } from '../../organisation.entity.js';
import { charterChecklist, missingItems } from '../charter-checklist.js';
import { articlesOf, charterLines, readCharterText } from '../charter-text.js';
import { CharterForm } from '../charter.entity.js';
import { charterTemplate } from './charter-templates.js';

const ALL = Object.values(OrganisationCategory).flatMap((category) =>
  Object.values(CharterForm).map((form) => ({ category, form, text: charterTemplate(category, form) })),
);
const VALUES = {
  ...{ name: '龙桥书画协会', community: '龙桥社区', street: '南城街道办事处' },
  ...{ premises: '龙桥路 8 号', purpose: '办好社区书画展' },
};

describe('rule 45: model charters', () => {
  it.each(ALL)('$category $form passes its checklist, and reads as it is written', ({ form, text }) => {
    expect(missingItems(charterChecklist(text, form))).toEqual([]);
    expect(readCharterText(charterLines(text))).toEqual({ text, faults: [] });
    const articles = articlesOf(text).length;
    const [least, most] = form === CharterForm.SIMPLE ? [10, 16] : [30, 45];
    expect(articles).toBeGreaterThanOrEqual(least);
    expect(articles).toBeLessThanOrEqual(most);
  });

  it('are filled in, and no hole is left', () => {
    for (const { category, form } of ALL) {
      const lines = charterLines(charterTemplate(category, form, VALUES)).join('\n');
      for (const value of Object.values(VALUES)) expect(lines).toContain(value);
      expect(lines).not.toMatch(/[{}]|____/);
    }
  });

  it('differ from one another, and say what their category needs', () => {
    expect(new Set(ALL.map(({ text }) => JSON.stringify(text))).size).toBe(12);
    const said = (category: OrganisationCategory) =>
      charterLines(charterTemplate(category, CharterForm.SIMPLE)).join('\n');
    expect(said(OrganisationCategory.MANAGEMENT)).toContain('110');
    expect(said(OrganisationCategory.EDUCATION)).toContain('监护人');
    expect(said(OrganisationCategory.RIGHTS)).toContain('保密');
    expect(said(OrganisationCategory.CHARITY)).toContain('公示');
  });
});

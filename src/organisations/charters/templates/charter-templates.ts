import type { OrganisationCategory } from '../../organisation.entity.js';
import type { CharterText } from '../charter-text.js';
import { CharterForm } from '../charter.entity.js';
import { CATEGORY_PROFILES } from './category-profiles.js';
import { fullChapters } from './full-charter.js';
import { simpleArticles } from './simple-charter.js';

const HOLES = ['name', 'community', 'street', 'premises', 'purpose'] as const;
export type TemplateValues = Partial<Record<(typeof HOLES)[number], string>>;

/** What stands where a value is not known yet. */
const BLANK = '________';

/** A model charter of a category and form, of our own wording; it has all that its form must contain. */
export function charterTemplate(
  category: OrganisationCategory,
  form: CharterForm,
  values: TemplateValues = {},
): CharterText {
  const profile = CATEGORY_PROFILES[category];
  const chapters =
    form === CharterForm.FULL ? fullChapters(profile) : [{ title: '', articles: simpleArticles(profile) }];
  const filled = (text: string): string =>
    HOLES.reduce((filling, hole) => filling.replaceAll(`{${hole}}`, values[hole] ?? BLANK), text);
  return {
    preamble: [filled('{name}章程')],
    chapters: chapters.map(({ title, articles }) => ({
      title,
      articles: articles.map((paragraphs) => ({ paragraphs: paragraphs.map(filled) })),
    })),
  };
}

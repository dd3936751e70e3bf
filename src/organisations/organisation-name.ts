import * as opencc from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

/** Its own declarations name their files without extensions, which this project's module resolution does not follow. */
const { Converter } = opencc as unknown as {
  Converter: (options: { readonly from: 't'; readonly to: 'cn' }) => (text: string) => string;
};
const simplified = Converter({ from: 't', to: 'cn' });

/** As it is kept: compatibility forms made ordinary, blanks at the ends and doubled ones gone. */
export const tidyOrganisationName = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/gu, ' ');

/**
 * By what names are one and the same (domain.md rule 43): full-width and ordinal forms, traditional and simplified characters, capitals,
 * blanks and punctuation make no difference.
 */
export const organisationNameKey = (name: string): string =>
  simplified(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** First letters of the pinyin of each character, Latin letters and digits as they are: 龙桥书画协会 is lqshxh. */
export const pinyinInitials = (name: string): string =>
  pinyin(organisationNameKey(name), { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .replace(/[^a-z0-9]/g, '');

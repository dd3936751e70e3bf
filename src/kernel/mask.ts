/** How a person without consent to be named is shown. */
export const ANONYMOUS = { zh: '匿名志愿者', en: 'Anonymous volunteer' } as const;

const stars = (count: number): string => '*'.repeat(Math.max(0, count));

/**
 * Masks a name (domain.md § 10): 张三 → 张*, 张三丰 → 张**, 阿依古丽·买买提 → 阿***·***. Of Latin words, too, only the
 * first letter of the first one is shown.
 */
export function maskName(name: string): string {
  return name
    .split(/([· ])/)
    .map((part, index) => {
      if (part === '·' || part === ' ') return part;
      const characters = [...part];
      return index === 0 ? (characters[0] ?? '') + stars(characters.length - 1) : stars(characters.length);
    })
    .join('');
}

/** 138****1234; what has not 11 characters is no mobile number and shows nothing. */
export function maskMobile(mobile: string): string {
  const length = [...mobile].length;
  if (length !== 11) return stars(length);
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}

/** First three and last two characters, for reviewing officers only; short numbers show less. */
export function maskDocumentNumber(number: string): string {
  const characters = [...number];
  if (characters.length < 8) return stars(characters.length);
  return characters.slice(0, 3).join('') + stars(characters.length - 5) + characters.slice(-2).join('');
}

/** A mobile number's 11 digits (domain.md rule 3), blanks, hyphens and +86 dropped; null: not one. */
export function normalizeMobile(text: string): string | null {
  const digits = text
    .trim()
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)86/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}

/**
 * Line breaks and tabs, and of the rest nothing that is not seen: control and direction-changing characters, zero-width ones,
 * blanks that pass for letters, tags, and halves of a surrogate pair. They mislead who reads them, PostgreSQL cannot keep
 * U+0000 at all, and a lone half would come back as another character. What joins emoji and chooses the form of a rare
 * character stays: the zero-width joiners and the variation selectors.
 */
export const PRINTABLE =
  /^(?:[\n\r\t\p{Join_Control}\p{Variation_Selector}]|[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800])*$/u;

export const isPrintable = (text: string): boolean => PRINTABLE.test(text);

/** Whether anything of a text is seen; private characters count, since old systems keep rare ones of names there. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u.test(text);

/**
 * Line breaks and tabs, and nothing else of the control and direction-changing characters: those mislead who reads them, and
 * PostgreSQL cannot keep U+0000 at all.
 */
export const PRINTABLE = /^(?:[\n\r\t]|[^\p{Cc}\u202a-\u202e\u2066-\u2069])*$/u;

export const isPrintable = (text: string): boolean => PRINTABLE.test(text);

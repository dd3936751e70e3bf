const SEPARATORS = [',', '\t', ';', '，'] as const;
const HEAD_LINES = 20;

/**
 * What parts the cells of a text: the one that stands most often outside quotes in the best of the first 20 lines. The
 * full-width comma counts only where none of the others stands, since sentences have it too.
 */
export function separatorOf(head: string): string {
  const lines = unquoted(head).split(/\r\n|\n|\r/, HEAD_LINES);
  const most = (separator: string): number =>
    Math.max(...lines.map((line) => line.split(separator).length - 1));
  const [separator] = SEPARATORS.slice(0, 3)
    .map((one) => [one, most(one)] as const)
    .reduce((best, next) => (next[1] > best[1] ? next : best));
  return most(separator) === 0 && most('，') > 0 ? '，' : separator;
}

const unquoted = (text: string): string => text.replace(/"(?:[^"]|"")*(?:"|$)/g, '""');

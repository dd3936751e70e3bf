/** Lines of a list as charters number them: all end with a semicolon, the last one with a full stop. */
export const listed = (lines: readonly string[]): string[] =>
  lines.map(
    (line, index) =>
      `（${'一二三四五六七八九'[index] ?? ''}）${line}${index === lines.length - 1 ? '。' : '；'}`,
  );

/** A piece of text that stayed, came or went. */
export interface WordChange {
  readonly kind: 'SAME' | 'ADDED' | 'REMOVED';
  readonly text: string;
}

/** Above this many comparisons what differs is told by paragraphs. */
const MOST_CELLS = 4_000_000;

/** What was taken out and put in to make one text of another, character by character; pieces of one kind are joined. */
export function wordDifference(from: string, to: string): WordChange[] {
  const [old, fresh] = [[...from], [...to]];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (end < most && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end += 1;
  const middle = between(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  const changes: WordChange[] = [
    { kind: 'SAME', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'SAME', text: old.slice(old.length - end).join('') },
  ];
  return joined(changes);
}

/** Applies changes to the text that they were found in. @throws RangeError when they are not of it */
export function applyWords(from: string, words: readonly WordChange[]): string {
  let [at, result] = [0, ''];
  for (const { kind, text } of words) {
    if (kind !== 'ADDED') {
      if (!from.startsWith(text, at)) throw new RangeError('the difference is not of this text');
      at += text.length;
    }
    if (kind !== 'REMOVED') result += text;
  }
  if (at !== from.length) throw new RangeError('the difference is not of this text');
  return result;
}

const replaced = (removed: string, added: string): WordChange[] => [
  { kind: 'REMOVED', text: removed },
  { kind: 'ADDED', text: added },
];
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/gu) ?? [];
const affordable = (old: readonly unknown[], fresh: readonly unknown[]): boolean =>
  old.length * fresh.length <= MOST_CELLS;

function between(old: readonly string[], fresh: readonly string[]): WordChange[] {
  return affordable(old, fresh) ? compared(old, fresh) : betweenLines(old.join(''), fresh.join(''));
}

/** Paragraphs that stayed are kept; of those that differ, and can't be compared at once, each is compared with its counterpart. */
function betweenLines(from: string, to: string): WordChange[] {
  const [old, fresh] = [linesOf(from), linesOf(to)];
  if (!affordable(old, fresh)) return replaced(from, to);
  const pieces = joined(compared(old, fresh));
  return pieces.flatMap((piece, index) => {
    const [previous, next] = [pieces[index - 1], pieces[index + 1]];
    if (piece.kind === 'REMOVED' && next?.kind === 'ADDED') return betweenPieces(piece.text, next.text);
    return piece.kind === 'ADDED' && previous?.kind === 'REMOVED' ? [] : [piece];
  });
}

function betweenPieces(from: string, to: string): WordChange[] {
  if (affordable([...from], [...to])) return wordDifference(from, to);
  const [old, fresh] = [linesOf(from), linesOf(to)];
  if (old.length === 1 || old.length !== fresh.length) return replaced(from, to);
  return old.flatMap((line, index) => wordDifference(line, fresh[index] ?? ''));
}

/** By the longest row of characters, or of lines, that both have in the same order. */
function compared(old: readonly string[], fresh: readonly string[]): WordChange[] {
  const width = fresh.length + 1;
  // lengths[i * width + j]: longest common subsequence of what follows i and j.
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === fresh[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < fresh.length) {
    if (old[i] === fresh[j]) {
      changes.push({ kind: 'SAME', text: old[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      changes.push({ kind: 'REMOVED', text: old[i] ?? '' });
      i += 1;
    } else {
      changes.push({ kind: 'ADDED', text: fresh[j] ?? '' });
      j += 1;
    }
  }
  changes.push(
    { kind: 'REMOVED', text: old.slice(i).join('') },
    { kind: 'ADDED', text: fresh.slice(j).join('') },
  );
  return changes;
}

/** Between two pieces that stay, what went comes before what came. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const pieces: WordChange[] = [];
  let [removed, added, same] = ['', '', ''];
  const flushChange = (): void => {
    if (removed) pieces.push({ kind: 'REMOVED', text: removed });
    if (added) pieces.push({ kind: 'ADDED', text: added });
    [removed, added] = ['', ''];
  };
  const flushSame = (): void => {
    if (same) pieces.push({ kind: 'SAME', text: same });
    same = '';
  };
  for (const { kind, text } of changes) {
    if (text === '') continue;
    if (kind === 'SAME') {
      flushChange();
      same += text;
    } else {
      flushSame();
      if (kind === 'REMOVED') removed += text;
      else added += text;
    }
  }
  flushChange();
  flushSame();
  return pieces;
}

import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { sheetNotReadable } from './sheets.problems.js';

const PIECE_BYTES = 16_384;
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** The control characters of ASCII but for tabs and ends of lines: no table holds them, every program and picture does. */
const CONTROL = /(?![\t-\r\u007f-\u009f])\p{Cc}/u;

/**
 * The encoding of a text: by its mark, else UTF-8 if it is valid as a whole, else GB18030, which Chinese spreadsheets
 * write and of which GBK is a part.
 */
export function encodingOf(content: Buffer): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => content[index] === byte));
  return marked?.[0] ?? (isUtf8(content) ? 'utf-8' : 'gb18030');
}

/** A text piece by piece, without its mark. @throws Problem SHEET_NOT_READABLE for what is no text */
export function* decodedText(content: Buffer): Generator<string, void, undefined> {
  const decoder = new TextDecoder(encodingOf(content), { fatal: true });
  for (let at = 0; at < content.length; at += PIECE_BYTES) {
    const end = at + PIECE_BYTES;
    const text = decoded(decoder, content.subarray(at, end), end < content.length);
    if (CONTROL.test(text)) throw sheetNotReadable();
    yield text;
  }
}

function decoded(decoder: TextDecoder, piece: Buffer, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream });
  } catch {
    throw sheetNotReadable();
  }
}

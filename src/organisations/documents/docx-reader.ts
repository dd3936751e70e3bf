import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Unzip, UnzipInflate } from 'fflate';
import { Problem } from '../../kernel/problem.js';
import { docxTooLarge, docxUnreadable } from './documents.problems.js';
import { Numbering } from './docx-numbering.js';
import { attribute, child, childrenOf, inside, nameOf, type XmlNode } from './xml-nodes.js';

/** A charter of 300 articles has less than one; parsing more would hold everybody up. */
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
/** What is pushed at once can inflate to a thousand times its size. */
const PIECE_BYTES = 4_096;
/** With which a zip ends, but for a comment of at most 65,535 bytes. */
const END = Buffer.from('PK\u0005\u0006');
const END_BYTES = 22 + 65_535;
const MAIN = 'word/document.xml';
const PARTS = [MAIN, 'word/numbering.xml', 'word/styles.xml'];

/**
 * The paragraphs of a Word document as lines, those of tables included, numbers of lists before them; deletions of tracked changes, headers
 * and notes left out. Never inflates more than 5 MB, whatever the file says of itself.
 * @throws Problem DOCX_UNREADABLE, DOCX_TOO_LARGE
 */
export function readDocx(file: Buffer): string[] {
  const parts = unpacked(file);
  const main = parts.get(MAIN);
  if (main === undefined) throw docxUnreadable();
  const numbering = new Numbering(
    parsed(parts.get('word/numbering.xml') ?? '<numbering/>'),
    parsed(parts.get('word/styles.xml') ?? '<styles/>'),
  );
  const lines: string[] = [];
  for (const paragraph of paragraphsOf(parsed(main))) {
    const text = textOf(childrenOf(paragraph));
    // An empty paragraph is counted by Word, one that was deleted is not.
    if (text.trim() === '' && isDeleted(paragraph)) continue;
    lines.push(...`${numbering.before(paragraph)}${text}`.split('\n'));
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function unpacked(file: Buffer): Map<string, string> {
  // A file that was cut off may have its text and lack the numbers of its articles.
  if (file.lastIndexOf(END) < Math.max(0, file.length - END_BYTES)) throw docxUnreadable();
  const parts = new Map<string, Uint8Array[]>();
  const unfinished = new Set<string>();
  let [total, entries] = [0, 0];
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw docxUnreadable();
    if (!PARTS.includes(entry.name) || parts.has(entry.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(entry.name, chunks);
    unfinished.add(entry.name);
    entry.ondata = (error, chunk, final) => {
      // What is thrown here comes back as an error.
      if (error) throw (error as Error) instanceof Problem ? error : docxUnreadable();
      total += chunk.length;
      if (total > MOST_BYTES) throw docxTooLarge({ megabytes: MOST_BYTES / 1024 / 1024 });
      chunks.push(chunk.slice());
      if (final) unfinished.delete(entry.name);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  guarded(() => {
    for (let at = 0; at < file.length; at += PIECE_BYTES)
      unzip.push(file.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= file.length);
  });
  if (unfinished.size > 0) throw docxUnreadable();
  return new Map([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks).toString('utf8')]));
}

/** Neither entities of its own nor anything nested without end. */
function parsed(xml: string): XmlNode[] {
  return guarded(() => {
    if (xml.includes('<!DOCTYPE') || XMLValidator.validate(xml) !== true) throw docxUnreadable();
    const parser = new XMLParser({
      ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false },
      ...{ parseTagValue: false, htmlEntities: true, ignoreDeclaration: true, ignorePiTags: true },
    });
    return parser.parse(xml) as XmlNode[];
  });
}

/** What libraries throw of a broken file is told as that. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Problem ? error : docxUnreadable();
  }
}

/** Of what has alternatives, the first; drawings and their texts are no part of a charter. */
const SKIPPED = new Set([
  'w:pPr',
  'w:rPr',
  'w:del',
  'w:moveFrom',
  'w:pict',
  'w:drawing',
  'w:object',
  // How a character is read, above it.
  'w:rt',
  'mc:Fallback',
]);

function* paragraphsOf(nodes: readonly XmlNode[]): Generator<XmlNode> {
  for (const node of nodes) {
    if (nameOf(node) === 'w:p') yield node;
    else if (!SKIPPED.has(nameOf(node))) yield* paragraphsOf(childrenOf(node));
  }
}

/** Whether its mark is deleted. */
function isDeleted(paragraph: XmlNode): boolean {
  const properties = child(paragraph, 'w:pPr');
  const mark = properties && child(properties, 'w:rPr');
  return mark !== undefined && ['w:del', 'w:moveFrom'].some((name) => child(mark, name) !== undefined);
}

function textOf(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      const name = nameOf(node);
      if (name === 'w:t') return inside(node);
      if (name === 'w:tab') return ' ';
      if (name === 'w:noBreakHyphen') return '-';
      if (name === 'w:br' || name === 'w:cr') return attribute(node, 'w:type') === 'page' ? '' : '\n';
      return SKIPPED.has(name) ? '' : textOf(childrenOf(node));
    })
    .join('');
}

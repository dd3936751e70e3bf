import sax from 'sax';
import { sheetNotReadable } from '../sheets.problems.js';

/** No part of a workbook nests half as deep or has half as many attributes; beyond, memory would not be bounded. */
const MOST_DEPTH = 64;
const MOST_ATTRIBUTES = 256;

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefixes, of elements and attributes alike: programs choose them as they like. */
export interface XmlListener {
  open?(name: string, attributes: Attributes): void;
  /** Text of an element comes in pieces. */
  text?(piece: string): void;
  close?(name: string): void;
}

/**
 * Tells a listener what is in a document, and stops after each piece of it, so that what the listener collected can be
 * taken.
 * @throws Problem SHEET_NOT_READABLE when it is not well-formed, or defines anything of its own
 */
export async function* xmlPieces(
  chunks: AsyncIterable<Buffer>,
  listener: XmlListener,
): AsyncGenerator<void, void, undefined> {
  const parser = parserFor(listener);
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

/** As `xmlPieces`, for a document that is read as a whole. */
export async function listenToXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  for await (const _piece of xmlPieces(chunks, listener));
}

function parserFor(listener: XmlListener): sax.SAXParser {
  const refuse = (): never => {
    throw sheetNotReadable();
  };
  const parser = sax.parser(true, { position: false });
  let [depth, attributes] = [0, 0];
  parser.onerror = refuse;
  parser.ondoctype = refuse;
  parser.onattribute = () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) refuse();
  };
  parser.onopentag = (tag) => {
    depth += 1;
    attributes = 0;
    if (depth > MOST_DEPTH) refuse();
    listener.open?.(localName(tag.name), localNames(tag.attributes as Attributes));
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    listener.close?.(localName(name));
  };
  parser.ontext = (piece) => listener.text?.(piece);
  parser.oncdata = (piece) => listener.text?.(piece);
  return parser;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function localNames(attributes: Attributes): Attributes {
  const named: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name of Object.keys(attributes)) named[localName(name)] = attributes[name] ?? '';
  return named;
}

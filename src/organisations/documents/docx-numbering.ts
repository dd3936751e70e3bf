import { chineseNumber } from '../../kernel/chinese-number.js';
import { docxUnreadable } from './documents.problems.js';
import { attribute, child, childrenOf, nameOf, type XmlNode } from './xml-nodes.js';

interface Level {
  readonly format: string;
  /** `第%1条` */
  readonly text: string;
  readonly start: number;
  /** Does not begin anew when a higher level goes on. */
  readonly continues: boolean;
}

/** What a paragraph or a style says of its list; what it leaves out is said by what it is based on. */
interface ListPlace {
  readonly numId: string | null;
  readonly level: number | null;
}

/** A w:num: what it is of, and where its levels begin anew when it is first used. */
interface List {
  readonly sort: string;
  readonly starts: ReadonlyMap<number, number>;
}

const CHINESE =
  /^(chineseCounting|chineseCountingThousand|ideographDigital|japaneseCounting|taiwaneseCounting)/;
const LEVELS = 9;
const DEEPEST_STYLE = 10;
const LARGEST_START = 2_147_483_647;
/** Far longer than any number is; it is repeated before each paragraph. */
const LONGEST_NUMBER = 255;

/** Counts the lists of a document, by which real charters often number 第一章 and 第一条 without typing it. */
export class Numbering {
  private readonly levels = new Map<string, ReadonlyMap<number, Level>>();
  private readonly lists = new Map<string, List>();
  private readonly used = new Set<string>();
  private readonly styles = new Map<
    string,
    { readonly properties: XmlNode | undefined; readonly basedOn: string | null }
  >();
  /** How far each list has counted, by level; lists of one sort go on counting. */
  private readonly counts = new Map<string, number[]>();

  constructor(numbering: readonly XmlNode[], styles: readonly XmlNode[]) {
    for (const node of numbering.flatMap(childrenOf)) {
      const id = attribute(node, 'w:abstractNumId');
      if (nameOf(node) === 'w:abstractNum' && id !== null) this.levels.set(id, levelsOf(node));
      const numId = attribute(node, 'w:numId');
      const sort = attribute(child(node, 'w:abstractNumId'), 'w:val');
      if (nameOf(node) === 'w:num' && numId !== null && sort !== null)
        this.lists.set(numId, { sort, starts: overridesOf(node) });
    }
    for (const node of styles.flatMap(childrenOf)) {
      const id = attribute(node, 'w:styleId');
      if (id !== null)
        this.styles.set(id, {
          properties: child(node, 'w:pPr'),
          basedOn: attribute(child(node, 'w:basedOn'), 'w:val'),
        });
    }
  }

  /** The number that Word would print before a paragraph, with a blank after it; counts on. */
  before(paragraph: XmlNode): string {
    const { numId, level: index } = this.placeOf(paragraph);
    const list = this.lists.get(numId);
    const levels = list && this.levels.get(list.sort);
    const level = levels?.get(index);
    if (!list || !levels || !level) return '';
    const counts = this.countsOf(numId, list);
    counts[index] = (counts[index] ?? level.start - 1) + 1;
    for (let lower = index + 1; lower < LEVELS; lower += 1)
      if (!levels.get(lower)?.continues) Reflect.deleteProperty(counts, lower);
    const number = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = levels.get(index);
      return shown ? written(counts[index] ?? shown.start, shown.format) : '';
    });
    return number === '' ? '' : `${number}\u3000`;
  }

  private countsOf(numId: string, { sort, starts }: List): number[] {
    const counts = this.counts.get(sort) ?? [];
    this.counts.set(sort, counts);
    if (!this.used.has(numId)) for (const [level, start] of starts) counts[level] = start - 1;
    this.used.add(numId);
    return counts;
  }

  private placeOf(paragraph: XmlNode): { readonly numId: string; readonly level: number } {
    const properties = child(paragraph, 'w:pPr');
    let { numId, level } = listOf(properties);
    let style = attribute(properties && child(properties, 'w:pStyle'), 'w:val');
    for (let depth = 0; numId === null && style !== null && depth < DEEPEST_STYLE; depth += 1) {
      const known = this.styles.get(style);
      const inherited = listOf(known?.properties);
      numId = inherited.numId;
      level ??= inherited.level;
      style = known?.basedOn ?? null;
    }
    return { numId: numId ?? '', level: level ?? 0 };
  }
}

function listOf(properties: XmlNode | undefined): ListPlace {
  const list = properties && child(properties, 'w:numPr');
  if (!list) return { numId: null, level: null };
  const level = attribute(child(list, 'w:ilvl'), 'w:val');
  return {
    numId: attribute(child(list, 'w:numId'), 'w:val'),
    level: level === null ? null : wholeNumber(level, LEVELS - 1),
  };
}

function overridesOf(list: XmlNode): Map<number, number> {
  const starts = childrenOf(list).flatMap((node): [number, number][] => {
    const start = attribute(child(node, 'w:startOverride'), 'w:val');
    if (nameOf(node) !== 'w:lvlOverride' || start === null) return [];
    return [[wholeNumber(attribute(node, 'w:ilvl'), LEVELS - 1), wholeNumber(start, LARGEST_START)]];
  });
  return new Map(starts);
}

function levelsOf(list: XmlNode): Map<number, Level> {
  const levels = childrenOf(list).filter((node) => nameOf(node) === 'w:lvl');
  return new Map(
    levels.map((node) => {
      const value = (name: string): string | null => attribute(child(node, name), 'w:val');
      const format = value('w:numFmt') ?? 'decimal';
      // A bullet is a picture of a font of symbols, no number.
      const text = format === 'bullet' ? '' : (value('w:lvlText') ?? '');
      if (text.length > LONGEST_NUMBER) throw docxUnreadable();
      return [
        wholeNumber(attribute(node, 'w:ilvl'), LEVELS - 1),
        {
          ...{ format, text, continues: value('w:lvlRestart') === '0' },
          start: wholeNumber(value('w:start') ?? '1', LARGEST_START),
        },
      ];
    }),
  );
}

/** Up to a largest; none is 0. @throws Problem DOCX_UNREADABLE, since nothing else may be counted with */
function wholeNumber(text: string | null, largest: number): number {
  const value = Number(text ?? 0);
  if (!Number.isInteger(value) || value < 0 || value > largest) throw docxUnreadable();
  return value;
}

function written(value: number, format: string): string {
  if (CHINESE.test(format) && value >= 1 && value <= 9_999) return chineseNumber(value);
  if (format.startsWith('decimalEnclosedCircle') && value >= 1 && value <= 20)
    return String.fromCodePoint(0x2460 + value - 1);
  if (/^(lower|upper)Letter$/.test(format) && value >= 1 && value <= 26)
    return String.fromCodePoint((format === 'lowerLetter' ? 0x61 : 0x41) + value - 1);
  return String(value);
}

import { chineseNumber } from '../../kernel/chinese-number.js';
import { attribute, child, childrenOf, nameOf, type XmlNode } from './xml-nodes.js';

interface Level {
  readonly format: string;
  /** `第%1条` */
  readonly text: string;
  readonly start: number;
  /** Does not begin anew when a higher level goes on. */
  readonly continues: boolean;
}

interface ListPlace {
  readonly numId: string;
  readonly level: number;
}

const CHINESE =
  /^(chineseCounting|chineseCountingThousand|ideographDigital|japaneseCounting|taiwaneseCounting)/;
const LEVELS = 9;
const DEEPEST_STYLE = 10;

/** Counts the lists of a document, by which real charters often number 第一章 and 第一条 without typing it. */
export class Numbering {
  private readonly levels = new Map<string, ReadonlyMap<number, Level>>();
  private readonly lists = new Map<string, string>();
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
      const list = attribute(child(node, 'w:abstractNumId'), 'w:val');
      if (nameOf(node) === 'w:num' && numId !== null && list !== null) this.lists.set(numId, list);
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
    const place = this.placeOf(paragraph);
    const list = place && this.lists.get(place.numId);
    const levels = list === null || list === undefined ? undefined : this.levels.get(list);
    const level = place && levels?.get(place.level);
    if (!place || list === undefined || list === null || !levels || !level) return '';
    const counts = this.counts.get(list) ?? [];
    this.counts.set(list, counts);
    counts[place.level] = (counts[place.level] ?? level.start - 1) + 1;
    for (let lower = place.level + 1; lower < LEVELS; lower += 1)
      if (!levels.get(lower)?.continues) Reflect.deleteProperty(counts, lower);
    const number = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = levels.get(index);
      return shown ? written(counts[index] ?? shown.start, shown.format) : '';
    });
    return number === '' ? '' : `${number}\u3000`;
  }

  private placeOf(paragraph: XmlNode): ListPlace | null {
    const properties = child(paragraph, 'w:pPr');
    let found = listOf(properties);
    let style = attribute(properties && child(properties, 'w:pStyle'), 'w:val');
    for (let depth = 0; !found && style !== null && depth < DEEPEST_STYLE; depth += 1) {
      const known = this.styles.get(style);
      found = listOf(known?.properties);
      style = known?.basedOn ?? null;
    }
    return found;
  }
}

function listOf(properties: XmlNode | undefined): ListPlace | null {
  const list = properties && child(properties, 'w:numPr');
  const numId = list && attribute(child(list, 'w:numId'), 'w:val');
  if (!list || !numId) return null;
  return { numId, level: Number(attribute(child(list, 'w:ilvl'), 'w:val') ?? 0) };
}

function levelsOf(list: XmlNode): Map<number, Level> {
  const levels = childrenOf(list).filter((node) => nameOf(node) === 'w:lvl');
  return new Map(
    levels.map((node) => {
      const value = (name: string): string | null => attribute(child(node, name), 'w:val');
      return [
        Number(attribute(node, 'w:ilvl') ?? 0),
        {
          ...{ format: value('w:numFmt') ?? 'decimal', text: value('w:lvlText') ?? '' },
          ...{ start: Number(value('w:start') ?? 1), continues: value('w:lvlRestart') === '0' },
        },
      ];
    }),
  );
}

const written = (value: number, format: string): string =>
  CHINESE.test(format) && value >= 1 && value <= 9_999 ? chineseNumber(value) : String(value);

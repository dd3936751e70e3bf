import { z } from 'zod';
import { chineseNumber, readChineseNumber } from '../../kernel/chinese-number.js';

export const CHARTER_LIMITS = { characters: 60_000, chapters: 30, articles: 300, paragraphs: 60 } as const;

const paragraph = z.string().min(1).max(4_000);

/**
 * A charter as structured text: chapters of articles of paragraphs. Numbers are not kept: chapters count from 1, and articles from 1
 * through the whole charter. A charter without chapters has one without a title.
 */
export const charterTextSchema = z.strictObject({
  /** What stands before the first chapter or article: the title, when and by whom it was adopted. */
  preamble: z.array(paragraph).max(CHARTER_LIMITS.paragraphs),
  chapters: z
    .array(
      z.strictObject({
        title: z.string().max(60),
        articles: z.array(
          z.strictObject({ paragraphs: z.array(paragraph).min(1).max(CHARTER_LIMITS.paragraphs) }),
        ),
      }),
    )
    .max(CHARTER_LIMITS.chapters),
});
export type CharterText = z.output<typeof charterTextSchema>;
export type CharterChapter = CharterText['chapters'][number];
export type CharterArticle = CharterChapter['articles'][number];

/** An article with where it stands. */
export interface PlacedArticle {
  /** From 1 through the whole charter. */
  readonly number: number;
  /** From 1; 0 in a charter without chapters. */
  readonly chapter: number;
  readonly chapterTitle: string;
  readonly paragraphs: readonly string[];
}

export const articlesOf = (text: CharterText): PlacedArticle[] =>
  text.chapters
    .flatMap(({ title, articles }, index) =>
      articles.map(({ paragraphs }) => ({
        ...{ chapter: title === '' ? 0 : index + 1, chapterTitle: title, paragraphs },
      })),
    )
    .map((article, index) => ({ number: index + 1, ...article }));

/** 第十二条 */
export const articleHeading = (number: number): string => `第${chineseNumber(number)}条`;
/** 第二章 */
export const chapterHeading = (number: number): string => `第${chineseNumber(number)}章`;

/** Its lines as it is printed; reading them again gives the same charter. */
export function charterLines(text: CharterText): string[] {
  const lines = [...text.preamble];
  let number = 0;
  for (const [index, { title, articles }] of text.chapters.entries()) {
    if (title) lines.push(`${chapterHeading(index + 1)}\u3000${title}`);
    for (const { paragraphs } of articles) {
      number += 1;
      const [first = '', ...rest] = paragraphs;
      lines.push(`${articleHeading(number)}\u3000${first}`, ...rest);
    }
  }
  return lines;
}

export type CharterFaultCode =
  | 'NO_ARTICLES'
  | 'CHAPTER_NUMBER'
  | 'CHAPTER_TITLE'
  | 'CHAPTER_EMPTY'
  | 'ARTICLE_NUMBER'
  | 'ARTICLE_EMPTY'
  | 'OUTSIDE_ARTICLE'
  | 'TOO_LONG';

/** What cannot be read, and in which line, from 1. */
export interface CharterFault {
  readonly line: number;
  readonly code: CharterFaultCode;
  readonly text: string;
}

const NUMBER = '([零〇一二两三四五六七八九十百千0-9０-９]+)';
const CHAPTER = new RegExp(`^第\\s*${NUMBER}\\s*章(.*)$`, 'u');
const ARTICLE = new RegExp(`^第\\s*${NUMBER}\\s*条([\\s\\u3000:：、.．]*)(.*)$`, 'u');

/**
 * Reads a charter in the usual form: 第一章 总则, 第一条 …, further lines belong to their article. Numbers must follow one another, since
 * articles refer to each other by them; a table of contents is left out. Lines are trimmed, empty ones skipped.
 */
export function readCharterText(lines: readonly string[]): {
  readonly text: CharterText;
  readonly faults: readonly CharterFault[];
} {
  const reading = new Reading();
  for (const [index, line] of lines.entries()) reading.take(line.trim(), index + 1);
  return reading.end(lines.length);
}

class Reading {
  private readonly preamble: string[] = [];
  private chapters: { title: string; articles: { paragraphs: string[] }[]; line: number }[] = [];
  private faults: CharterFault[] = [];
  private articles = 0;
  private characters = 0;

  take(line: string, number: number): void {
    if (line === '' || /^目\s*录$/u.test(line)) return;
    this.characters += line.length;
    const fault = (code: CharterFaultCode): void => {
      this.faults.push({ line: number, code, text: line.slice(0, 40) });
    };
    const chapter = CHAPTER.exec(line);
    if (chapter)
      return this.chapter(readChineseNumber(chapter[1] ?? ''), (chapter[2] ?? '').trim(), number, fault);
    const article = ARTICLE.exec(line);
    const value = article && readChineseNumber(article[1] ?? '');
    // A line may go on with 第三条规定的…: an article begins only where a number is the next one, or something separates it.
    if (article && (value === this.articles + 1 || article[2] !== ''))
      return this.article(value, (article[3] ?? '').trim(), number, fault);
    this.paragraph(line, fault);
  }

  end(lines: number): { text: CharterText; faults: CharterFault[] } {
    if (this.articles === 0) this.faults.push({ line: lines, code: 'NO_ARTICLES', text: '' });
    for (const { title, articles, line } of this.chapters) {
      if (articles.length === 0) this.faults.push({ line, code: 'CHAPTER_EMPTY', text: title });
      for (const { paragraphs } of articles)
        if (paragraphs.length === 0) this.faults.push({ line, code: 'ARTICLE_EMPTY', text: title });
    }
    const text = {
      preamble: this.preamble,
      chapters: this.chapters.map(({ title, articles }) => ({ title, articles })),
    };
    const sizes = [this.characters <= CHARTER_LIMITS.characters, charterTextSchema.safeParse(text).success];
    if (this.faults.length === 0 && (sizes.includes(false) || this.articles > CHARTER_LIMITS.articles))
      this.faults.push({ line: lines, code: 'TOO_LONG', text: '' });
    return { text, faults: this.faults };
  }

  private chapter(
    value: number | null,
    title: string,
    line: number,
    fault: (code: CharterFaultCode) => void,
  ): void {
    // What was read so far without an article is a table of contents.
    if (value === 1 && this.articles === 0) [this.chapters, this.faults] = [[], []];
    if (value !== this.chapters.length + 1 || this.chapters[0]?.title === '') fault('CHAPTER_NUMBER');
    if (title === '' || title.length > 60) fault('CHAPTER_TITLE');
    this.chapters.push({ title, articles: [], line });
  }

  private article(
    value: number | null,
    first: string,
    line: number,
    fault: (code: CharterFaultCode) => void,
  ): void {
    if (value !== this.articles + 1) fault('ARTICLE_NUMBER');
    this.articles += 1;
    if (this.chapters.length === 0) this.chapters.push({ title: '', articles: [], line });
    this.chapters.at(-1)?.articles.push({ paragraphs: first ? [first] : [] });
  }

  private paragraph(line: string, fault: (code: CharterFaultCode) => void): void {
    const chapter = this.chapters.at(-1);
    const article = chapter?.articles.at(-1);
    if (article) article.paragraphs.push(line);
    else if (!chapter) this.preamble.push(line);
    else fault('OUTSIDE_ARTICLE');
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

/**
 * Noto Sans SC, and Noto Sans JP for what it lacks (some names of the supplementary planes, such as 𠮷); both under the SIL Open
 * Font License, from npm packages.
 */
const FILES = {
  sc: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  jp: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
} as const;

export type FontName = keyof typeof FILES;

/** A piece of text that one font can show. */
export interface FontRun {
  readonly font: FontName;
  readonly text: string;
}

/** The fonts of documents, read once. */
export class Fonts {
  readonly data: Readonly<Record<FontName, Buffer>>;
  private readonly coverage: Readonly<Record<FontName, ReadonlySet<number>>>;

  constructor() {
    const require = createRequire(import.meta.url);
    const read = (name: FontName): Buffer => readFileSync(require.resolve(FILES[name]));
    this.data = { sc: read('sc'), jp: read('jp') };
    this.coverage = { sc: coverageOf(this.data.sc), jp: coverageOf(this.data.jp) };
  }

  /** Whether some font has a character. */
  has(character: string): boolean {
    const code = character.codePointAt(0) ?? 0;
    return this.coverage.sc.has(code) || this.coverage.jp.has(code);
  }

  /** A text in runs of one font each; what no font has is shown as 〓, so that nothing is silently missing. */
  runs(text: string): FontRun[] {
    const runs: { font: FontName; text: string }[] = [];
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const font: FontName = !this.coverage.sc.has(code) && this.coverage.jp.has(code) ? 'jp' : 'sc';
      const shown = this.has(character) ? character : '〓';
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  }
}

function coverageOf(data: Buffer): ReadonlySet<number> {
  const font = fontkit.create(data);
  if (!('characterSet' in font)) throw new Error('a collection of fonts where one was expected');
  return new Set(font.characterSet);
}

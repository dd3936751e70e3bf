import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificatePdf } from '../../src/recognition/certificates/document/certificate-pdf.js';
import { Fonts } from '../../src/platform/documents/fonts.js';

const DPI = 200;

interface Word {
  readonly text: string;
  /** In pixels at `DPI`. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A gray picture of the first page as poppler renders it, and the words that it finds there. */
class Rendered {
  private constructor(
    readonly words: readonly Word[],
    private readonly width: number,
    private readonly pixels: Buffer,
  ) {}

  static of(pdf: Buffer, folder: string): Rendered {
    const file = join(folder, 'certificate.pdf');
    writeFileSync(file, pdf);
    const first = ['-f', '1', '-l', '1'];
    const picture = join(folder, 'page');
    execFileSync('pdftoppm', ['-r', String(DPI), '-gray', '-singlefile', ...first, file, picture]);
    const pgm = readFileSync(`${picture}.pgm`);
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
    if (!header) throw new Error('not a gray picture');
    const page = execFileSync('pdftotext', ['-bbox', ...first, file, '-'], { encoding: 'utf8' });
    const found = page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g);
    const words = [...found].map(([, left, top, right, bottom, text]) => {
      const pixel = (points: string | undefined): number => Math.round((Number(points) * DPI) / 72);
      return {
        ...{ text: text ?? '', left: pixel(left), top: pixel(top) },
        ...{ right: pixel(right), bottom: pixel(bottom) },
      };
    });
    return new Rendered(words, Number(header[1]), pgm.subarray(header[0].length));
  }

  /** Which pixels of the n-th of the characters of a word are dark, row by row. */
  cell({ text, left, top, right, bottom }: Word, index: number): boolean[] {
    const wide = Math.floor((right - left) / [...text].length);
    const dark: boolean[] = [];
    for (let y = top; y < bottom; y += 1)
      for (let x = left + index * wide; x < left + (index + 1) * wide; x += 1)
        dark.push((this.pixels[y * this.width + x] ?? 255) < 128);
    return dark;
  }
}

const share = (dark: readonly boolean[]): number => dark.filter(Boolean).length / dark.length;

describe('rule 41: a certificate as poppler renders it', () => {
  let folder: string;
  let fonts: Fonts;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-render-'));
    fonts = new Fonts();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rendered = async (name: string): Promise<Rendered> => {
    const snapshot = {
      ...{ number: 'ZM51050220261127000001', code: '2345678901', volunteerNo: '5105020000001', name },
      ...{ maskedName: `${[...name][0] ?? ''}*`, issuerCode: '510502001001', issuerName: '桂花街社区' },
      ...{ fromDay: '2026-01-01', untilDay: '2026-12-31', issuedOn: '2026-11-27', minutes: 60 },
      records: [{ day: '2026-05-20', occasion: '治安巡逻', organisingUnit: '居委会', minutes: 60 }],
    };
    const address = 'https://linli.example.cn/verify/ZM51050220261127000001?code=2345678901';
    return Rendered.of(await certificatePdf(snapshot, address, fonts), folder);
  };

  it.each(['龘㛃𠮷', '阿依古丽·买买提', '张三丰'])(
    '%s can be selected, and each of its characters is drawn, and unlike the others',
    async (name) => {
      const page = await rendered(name);
      expect(page.words.map(({ text }) => text).join('')).toContain(name);
      const cells = new Map<string, boolean[]>();
      for (const word of page.words)
        for (const [index, character] of [...word.text].entries())
          if (name.includes(character) && !cells.has(character)) cells.set(character, page.cell(word, index));
      expect([...cells.keys()].sort()).toEqual([...new Set(name)].sort());
      for (const dark of cells.values()) {
        expect(share(dark)).toBeGreaterThan(0.005);
        expect(share(dark)).toBeLessThan(0.7);
      }
      // What a font lacks is drawn alike, whatever it is.
      const drawn = [...cells.values()].map((dark) => dark.map(Number).join(''));
      expect(new Set(drawn).size).toBe(drawn.length);
    },
  );

  it('nothing of the page is left out: what it states is there as text', async () => {
    const text = (await rendered('张三丰')).words.map((word) => word.text).join('');
    for (const said of ['志愿服务记录证明', 'ZM51050220261127000001', '2345678901', '桂花街社区'])
      expect(text).toContain(said);
    expect(text).not.toContain('〓');
  });
});

import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.js';

export const A4 = { width: 595.28, height: 841.89 };
export const MARGIN = 64;
export const WIDTH = A4.width - 2 * MARGIN;

/** A document of A4 pages with these fonts. @param draw fills it @returns the file */
export async function pdfOf(
  info: PDFKit.DocumentInfo,
  fonts: Fonts,
  draw: (page: PdfPage) => void | Promise<void>,
): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: MARGIN, info, bufferPages: true });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.once('end', resolve));
  document.registerFont('sc', fonts.data.sc);
  document.registerFont('jp', fonts.data.jp);
  await draw(new PdfPage(document, fonts));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Writes lines in whichever font has their characters. */
export class PdfPage {
  constructor(
    readonly document: PDFKit.PDFDocument,
    private readonly fonts: Fonts,
  ) {}

  widthOf(text: string, size: number): number {
    return this.fonts
      .runs(text)
      .reduce((sum, run) => sum + this.document.font(run.font).fontSize(size).widthOfString(run.text), 0);
  }

  write(text: string, x: number, y: number, size: number): void {
    let at = x;
    for (const run of this.fonts.runs(text)) {
      this.document.font(run.font).fontSize(size);
      this.document.text(run.text, at, y, { lineBreak: false });
      at += this.document.widthOfString(run.text);
    }
  }

  centred(text: string, y: number, size: number): void {
    this.write(text, (A4.width - this.widthOf(text, size)) / 2, y, size);
  }

  /** Lines no wider than the page, broken between any two characters, as Chinese text may be. */
  lines(text: string, size: number): string[] {
    const lines: string[] = [];
    let [line, width] = ['', 0];
    for (const character of text) {
      const more = this.widthOf(character, size);
      if (width + more > WIDTH && line !== '') {
        lines.push(line);
        [line, width] = ['', 0];
      }
      line += character;
      width += more;
    }
    return [...lines, line];
  }

  /** Answers where the next line would be. */
  paragraph(text: string, y: number, size: number): number {
    let at = y;
    for (const line of this.lines(text, size)) {
      this.write(line, MARGIN, at, size);
      at += size * 2;
    }
    return at;
  }

  /** As much of a text as fits into a width. */
  clipped(text: string, width: number, size: number): string {
    if (this.widthOf(text, size) <= width) return text;
    let kept = '';
    for (const character of text) {
      if (this.widthOf(`${kept}${character}…`, size) > width) break;
      kept += character;
    }
    return `${kept}…`;
  }
}

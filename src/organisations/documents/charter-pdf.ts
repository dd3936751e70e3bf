import type { Fonts } from '../../platform/documents/fonts.js';
import { A4, MARGIN, type PdfPage, pdfOf, WIDTH } from '../../platform/documents/pdf-page.js';
import { articleHeading, chapterHeading, type CharterText } from '../charters/charter-text.js';

const BODY_POINTS = 12;
const LINE_POINTS = 22;
const FOOTER_POINTS = 9;
const FOOTER_Y = A4.height - MARGIN + 16;

/** A charter as a PDF: the text can be selected, each page has its number and what it is of. */
export function charterPdf(text: CharterText, footer: string, fonts: Fonts): Promise<Buffer> {
  const [title = '', ...preamble] = text.preamble;
  return pdfOf({ Title: title, Creator: 'Linli 邻里' }, fonts, (page) => {
    const flow = new Flow(page);
    flow.centred(title, 20);
    for (const line of preamble) flow.centred(line, 11);
    let number = 0;
    for (const [index, { title: chapter, articles }] of text.chapters.entries()) {
      if (chapter) flow.centred(`${chapterHeading(index + 1)}\u3000${chapter}`, 14);
      for (const { paragraphs } of articles) {
        number += 1;
        const [first = '', ...rest] = paragraphs;
        flow.paragraph(`\u3000\u3000${articleHeading(number)}\u3000${first}`);
        for (const line of rest) flow.paragraph(`\u3000\u3000${line}`);
      }
    }
    footers(page, footer);
  });
}

/** Writes down the pages. */
class Flow {
  private y = MARGIN;

  constructor(private readonly page: PdfPage) {}

  centred(text: string, size: number): void {
    if (text === '') return;
    for (const line of this.page.lines(text, size)) {
      this.room(size * 2);
      this.page.centred(line, this.y + size * 0.4, size);
      this.y += size * 2;
    }
  }

  paragraph(text: string): void {
    for (const line of this.page.lines(text, BODY_POINTS)) {
      this.room(LINE_POINTS);
      this.page.write(line, MARGIN, this.y, BODY_POINTS);
      this.y += LINE_POINTS;
    }
  }

  private room(points: number): void {
    if (this.y + points <= A4.height - MARGIN) return;
    this.page.document.addPage();
    this.y = MARGIN;
  }
}

function footers(page: PdfPage, footer: string): void {
  const { count } = page.document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    page.document.switchToPage(index);
    // Below the margin a page would be added.
    page.document.page.margins.bottom = 0;
    const number = ` · ${index + 1} / ${count}`;
    const room = WIDTH - page.widthOf(number, FOOTER_POINTS);
    page.centred(`${page.clipped(footer, room, FOOTER_POINTS)}${number}`, FOOTER_Y, FOOTER_POINTS);
  }
}

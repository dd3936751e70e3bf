import PDFDocument from 'pdfkit';
import { toBuffer } from 'qrcode';
import type { CertificateSnapshot } from '../certificate-snapshot.js';
import { hoursText } from '../verification-page.js';
import type { Fonts } from './fonts.js';

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 64;
const WIDTH = A4.width - 2 * MARGIN;
const QR_POINTS = 110;
const ROW_POINTS = 22;
const COLUMNS = [
  { head: '日期', width: 80 },
  { head: '服务', width: 190 },
  { head: '组织单位', width: 130 },
  { head: '分钟', width: WIDTH - 400 },
] as const;

/**
 * The certificate as a document: one page that states it, and then a table of its records. The text can be selected, and
 * only the characters that occur are embedded.
 * @param address where anyone verifies it
 */
export async function certificatePdf(
  snapshot: CertificateSnapshot,
  address: string,
  fonts: Fonts,
): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: {
      Title: `志愿服务记录证明 ${snapshot.number}`,
      Author: snapshot.issuerName,
      Creator: 'Linli 邻里',
    },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.once('end', resolve));
  document.registerFont('sc', fonts.data.sc);
  document.registerFont('jp', fonts.data.jp);
  const page = new Page(document, fonts);
  statement(page, snapshot);
  const code = await toBuffer(address, { errorCorrectionLevel: 'M', margin: 0, width: 440 });
  document.image(code, MARGIN, 590, { width: QR_POINTS });
  page.write(`编号 ${snapshot.number}`, MARGIN + QR_POINTS + 20, 600, 11);
  page.write(`验证码 ${snapshot.code}`, MARGIN + QR_POINTS + 20, 620, 11);
  page.write('扫码，或在验证网页输入编号和验证码', MARGIN + QR_POINTS + 20, 640, 11);
  table(page, snapshot);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Writes lines in whichever font has their characters. */
class Page {
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

  /** Breaks between any two characters, as Chinese text may; answers where the next line would be. */
  paragraph(text: string, y: number, size: number): number {
    let [line, at] = ['', y];
    for (const character of text) {
      if (this.widthOf(line + character, size) > WIDTH) {
        this.write(line, MARGIN, at, size);
        [line, at] = ['', at + size * 2];
      }
      line += character;
    }
    this.write(line, MARGIN, at, size);
    return at + size * 2;
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

function statement(page: Page, snapshot: CertificateSnapshot): void {
  page.centred('志愿服务记录证明', 130, 28);
  const { name, volunteerNo, issuerName, fromDay, untilDay, minutes, records, issuedOn } = snapshot;
  const text = `\u3000\u3000兹证明 ${name}（志愿者编号 ${volunteerNo}）于 ${fromDay} 至 ${untilDay} 期间，在${issuerName}参加志愿服务 ${records.length} 次，经确认的服务时长共计 ${hoursText(minutes)}（${minutes} 分钟）。`;
  const after = page.paragraph(text, 220, 14);
  page.paragraph('\u3000\u3000服务记录明细附后。', after + 6, 14);
  const right = (line: string, y: number): void =>
    page.write(line, A4.width - MARGIN - page.widthOf(line, 14), y, 14);
  right(`${issuerName}居民委员会`, 470);
  right(issuedOn, 498);
}

function table(page: Page, { records }: CertificateSnapshot): void {
  let y = Infinity;
  for (const { day, occasion, organisingUnit, minutes } of records) {
    if (y + ROW_POINTS > A4.height - MARGIN) {
      page.document.addPage();
      y = MARGIN;
      row(
        page,
        COLUMNS.map(({ head }) => head),
        y,
      );
      page.document
        .moveTo(MARGIN, y + ROW_POINTS - 4)
        .lineTo(A4.width - MARGIN, y + ROW_POINTS - 4)
        .stroke();
      y += ROW_POINTS;
    }
    row(page, [day, occasion, organisingUnit, String(minutes)], y);
    y += ROW_POINTS;
  }
}

function row(page: Page, cells: readonly string[], y: number): void {
  let x = MARGIN;
  for (const [index, { width }] of COLUMNS.entries()) {
    page.write(page.clipped(cells[index] ?? '', width - 8, 10), x, y, 10);
    x += width;
  }
}

import { toBuffer } from 'qrcode';
import type { CertificateSnapshot } from '../certificate-snapshot.js';
import { hoursText } from '../verification-page.js';
import type { Fonts } from '../../../platform/documents/fonts.js';
import { A4, MARGIN, type PdfPage, pdfOf, WIDTH } from '../../../platform/documents/pdf-page.js';

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
  const code = await toBuffer(address, { errorCorrectionLevel: 'M', margin: 0, width: 440 });
  const info = {
    ...{ Title: `志愿服务记录证明 ${snapshot.number}`, Author: snapshot.issuerName, Creator: 'Linli 邻里' },
  };
  return pdfOf(info, fonts, (page) => {
    statement(page, snapshot);
    page.document.image(code, MARGIN, 590, { width: QR_POINTS });
    page.write(`编号 ${snapshot.number}`, MARGIN + QR_POINTS + 20, 600, 11);
    page.write(`验证码 ${snapshot.code}`, MARGIN + QR_POINTS + 20, 620, 11);
    page.write('扫码，或在验证网页输入编号和验证码', MARGIN + QR_POINTS + 20, 640, 11);
    table(page, snapshot);
  });
}

function statement(page: PdfPage, snapshot: CertificateSnapshot): void {
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

function table(page: PdfPage, { records }: CertificateSnapshot): void {
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

function row(page: PdfPage, cells: readonly string[], y: number): void {
  let x = MARGIN;
  for (const [index, { width }] of COLUMNS.entries()) {
    page.write(page.clipped(cells[index] ?? '', width - 8, 10), x, y, 10);
    x += width;
  }
}

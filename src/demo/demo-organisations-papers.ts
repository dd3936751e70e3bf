import { Fonts } from '../platform/documents/fonts.js';
import { MARGIN, pdfOf } from '../platform/documents/pdf-page.js';

/** Who applies, and with what. */
export interface PaperSubject {
  readonly name: string;
  readonly purpose: string;
  readonly premises: string;
  /** Who confirms that the group has the premises. */
  readonly lender: string;
}

export interface DemoPaper {
  readonly kind: 'APPLICATION' | 'PREMISES_PROOF';
  readonly fileName: string;
  readonly content: Buffer;
}

/** The two papers that a filing with the street asks for, as somebody would scan them. */
export async function demoPapers({ name, purpose, premises, lender }: PaperSubject): Promise<DemoPaper[]> {
  const fonts = new Fonts();
  const page = (title: string, lines: readonly string[]): Promise<Buffer> =>
    pdfOf({ Title: title, Creator: 'Linli 邻里' }, fonts, (paper) => {
      paper.centred(title, MARGIN, 20);
      let y = MARGIN + 60;
      for (const line of lines) y = paper.paragraph(line, y, 12);
    });
  const application = await page('社区社会组织备案申请书', [
    `我们自愿发起成立“${name}”，宗旨：${purpose}。`,
    `住所：${premises}。发起人和成员见名册，章程已经全体成员会议通过。`,
    '特此申请备案。（演示材料）',
  ]);
  const proof = await page('场所使用证明', [
    `兹证明${premises}由${lender}无偿提供给“${name}”使用。（演示材料）`,
  ]);
  return [
    { kind: 'APPLICATION', fileName: '备案申请书.pdf', content: application },
    { kind: 'PREMISES_PROOF', fileName: '场所使用证明.pdf', content: proof },
  ];
}

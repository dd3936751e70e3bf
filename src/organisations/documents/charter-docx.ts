import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { articleHeading, chapterHeading, type CharterText } from '../charters/charter-text.js';

const FONT = { ascii: 'Times New Roman', eastAsia: '仿宋', hAnsi: 'Times New Roman' };
/** Of a twentieth of a point: two characters of 14 points. */
const TWO_CHARACTERS = 560;

/** A charter as a Word document, which reads back as the same charter; of the same charter the same bytes. */
export async function charterDocx(text: CharterText): Promise<Buffer> {
  const [title, ...preamble] = text.preamble;
  let number = 0;
  const body = text.chapters.flatMap(({ title: chapter, articles }, index) => [
    ...(chapter ? [centred(`${chapterHeading(index + 1)}\u3000${chapter}`, 28, HeadingLevel.HEADING_1)] : []),
    ...articles.flatMap(({ paragraphs: [first = '', ...rest] }) => {
      number += 1;
      return [article(articleHeading(number), first), ...rest.map((line) => indented([run(line)]))];
    }),
  ]);
  const children = [
    ...(title === undefined ? [] : [centred(title, 36, HeadingLevel.TITLE)]),
    ...preamble.map((line) => centred(line, 24)),
    ...body,
  ];
  const styles = { default: { document: { run: { font: FONT, size: 28 } } } };
  return withoutTimes(
    await Packer.toBuffer(new Document({ creator: 'Linli 邻里', styles, sections: [{ children }] })),
  );
}

/** The library writes when it was made, in its properties and of each file in it. */
function withoutTimes(file: Buffer): Buffer {
  const { 'docProps/core.xml': properties = new Uint8Array(), ...files } = unzipSync(file);
  const timeless = strFromU8(properties).replace(/<dcterms:(created|modified)\b.*?<\/dcterms:\1>/gs, '');
  return Buffer.from(
    zipSync({ ...files, 'docProps/core.xml': strToU8(timeless) }, { mtime: new Date(1980, 0, 1) }),
  );
}

const run = (text: string, bold = false): TextRun => new TextRun({ text, bold });

const centred = (
  text: string,
  size: number,
  heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph =>
  new Paragraph({
    ...{ alignment: AlignmentType.CENTER, spacing: { before: 200, after: 200 } },
    ...(heading ? { heading } : {}),
    children: [new TextRun({ text, bold: heading !== undefined, size, font: FONT, color: '000000' })],
  });

const article = (heading: string, text: string): Paragraph =>
  indented([run(heading, true), run(`\u3000${text}`)]);

const indented = (children: TextRun[]): Paragraph =>
  new Paragraph({ indent: { firstLine: TWO_CHARACTERS }, spacing: { line: 420 }, children });

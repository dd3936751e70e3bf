import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readDocx } from './docx-reader.js';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docx = (body: string, parts: Readonly<Record<string, string>> = {}): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(`${XML}<w:document ${W}><w:body>${body}</w:body></w:document>`),
      ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    }),
  );
const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const listed = (level: number): string =>
  `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr></w:pPr>`;
const level = (
  index: number,
  text: string,
  more = '',
  format = 'chineseCountingThousand',
  start = '1',
): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const lists = (levels: string, more = ''): Record<string, string> => ({
  'word/numbering.xml': `${XML}<w:numbering ${W}><w:abstractNum w:abstractNumId="3">${levels}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>${more}</w:numbering>`,
});
const NUMBERING = `${XML}<w:numbering ${W}><w:abstractNum w:abstractNumId="3">${level(0, '第%1章')}${level(1, '第%2条', '<w:lvlRestart w:val="0"/>')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
const refusal = (file: Buffer): string => {
  try {
    readDocx(file);
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

describe('rule 45: a charter read from a Word document', () => {
  it('is its paragraphs, with tabs and line breaks, tables included, deletions left out', () => {
    const body = [
      paragraph('第一章　总则'),
      '<w:p><w:r><w:t>第一条</w:t><w:tab/><w:t>名称&amp;住所</w:t><w:br/><w:t>简称𠮷龘㛃 阿依古丽·买买提</w:t></w:r></w:p>',
      '<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>',
      `<w:tbl><w:tr><w:tc>${paragraph('表中')}</w:tc></w:tr></w:tbl>`,
      paragraph('  '),
      '<w:p><w:r><w:drawing><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:drawing><w:t>&#x9F98;</w:t></w:r></w:p>',
    ].join('');
    expect(readDocx(docx(body))).toEqual([
      ...['第一章　总则', '第一条 名称&住所', '简称𠮷龘㛃 阿依古丽·买买提', '新增', '表中', '龘'],
    ]);
  });

  it('numbers that Word counts by itself stand before their paragraphs, articles through all chapters', () => {
    const body = [
      paragraph('总则', listed(0)),
      paragraph('名称', listed(1)),
      paragraph('住所', listed(1)),
      paragraph('会员', listed(0)),
      paragraph('资格', listed(1)),
    ].join('');
    expect(readDocx(docx(body, { 'word/numbering.xml': NUMBERING }))).toEqual([
      ...['第一章　总则', '第一条　名称', '第二条　住所', '第二章　会员', '第三条　资格'],
    ]);
  });

  it('also by way of a style and what it is based on', () => {
    const styles = `${XML}<w:styles ${W}><w:style w:styleId="A">${listed(1)}</w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;
    const body = paragraph('名称', '<w:pPr><w:pStyle w:val="B"/></w:pPr>');
    expect(readDocx(docx(body, { 'word/numbering.xml': NUMBERING, 'word/styles.xml': styles }))).toEqual([
      '第一条　名称',
    ]);
  });

  it('lists of one sort go on counting, unless one is told to begin anew', () => {
    const of = (list: number): string => listed(0).replace('"7"', `"${list}"`);
    const body = [7, 7, 8, 9, 9].map((list) => paragraph('权利', of(list))).join('');
    const more =
      '<w:num w:numId="8"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
    expect(readDocx(docx(body, lists(level(0, '（%1）'), more)))).toEqual(
      ['一', '二', '三', '一', '二'].map((number) => `（${number}）\u3000权利`),
    );
  });

  it('a level of its own stands before that of the style', () => {
    const styles = `${XML}<w:styles ${W}><w:style w:styleId="A">${listed(0)}</w:style></w:styles>`;
    const body = paragraph(
      '名称',
      '<w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>',
    );
    expect(readDocx(docx(body, { 'word/numbering.xml': NUMBERING, 'word/styles.xml': styles }))).toEqual([
      '第一条　名称',
    ]);
  });

  it('an empty paragraph is counted as Word counts it, a deleted one is not', () => {
    const deleted = listed(0).replace('</w:pPr>', '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>');
    const body = [
      paragraph('名称', listed(0)),
      paragraph('', listed(0)),
      paragraph('', deleted),
      paragraph('住所', listed(0)),
    ].join('');
    expect(readDocx(docx(body, lists(level(0, '第%1条'))))).toEqual([
      ...['第一条　名称', '第二条', '第三条　住所'],
    ]);
  });

  it.each([
    ['decimalEnclosedCircleChinese', '%1', '①　甲'],
    ['lowerLetter', '%1)', 'a)　甲'],
    ['decimal', '%1.', '1.　甲'],
    ['bullet', '\uF06C', '甲'],
  ])('a number of the format %s', (format, text, line) => {
    expect(readDocx(docx(paragraph('甲', listed(0)), lists(level(0, text, '', format))))).toEqual([line]);
  });

  it('lists that cannot be counted are refused at once', () => {
    const far = -1e15;
    const long = lists(level(0, `${'长'.repeat(1_000_000)}%1`));
    for (const [at, parts] of [
      [far, lists(level(far, '第%1条'))],
      [0, lists(level(0, '第%1条', '', 'chineseCounting', '1.5'))],
      [0, lists(level(0, '第%1条', '', 'decimal', 'abc'))],
      [0, long],
    ] as const)
      expect(refusal(docx(paragraph('名称', listed(at)).repeat(2_000), parts))).toBe('DOCX_UNREADABLE');
  });

  it('a file that was cut off anywhere is refused, not read without its numbers', () => {
    const whole = docx(paragraph('名称', listed(0)), lists(level(0, '第%1条')));
    expect(readDocx(whole)).toEqual(['第一条　名称']);
    for (let length = 0; length < whole.length - 22; length += 1)
      expect(refusal(whole.subarray(0, length))).toBe('DOCX_UNREADABLE');
  });

  it('a zip bomb is not inflated beyond its limit', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(100 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(refusal(Buffer.from(bomb))).toBe('DOCX_TOO_LARGE');
  });

  it('what is no Word document is told as that', () => {
    const whole = docx(paragraph('第一条 名称'));
    for (const file of [
      Buffer.alloc(0),
      Buffer.from('MZ\u0090\u0000 not a document'),
      Buffer.from(zipSync({ 'a.txt': strToU8('a') })),
      whole.subarray(0, 60),
      docx('<w:p><w:r>'),
      docx(`<!DOCTYPE x [<!ENTITY a "b">]>${paragraph('&a;')}`),
      docx('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000)),
      Buffer.from(
        zipSync(
          Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}`, new Uint8Array(0)])),
        ),
      ),
    ])
      expect(refusal(file)).toBe('DOCX_UNREADABLE');
  });
});

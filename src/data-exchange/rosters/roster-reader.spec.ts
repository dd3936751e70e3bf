import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROSTER_TERMS, SOUND_ID } from '../../../test/fixtures/rosters/judged-row.js';
import { Problem } from '../../kernel/problem.js';
import { readRoster, readRosterHeader } from './roster-reader.js';

async function verdictsOf(text: string): Promise<string[]> {
  const told: string[] = [];
  for await (const { number, verdict } of readRoster(Buffer.from(text), ROSTER_TERMS)) {
    told.push(
      `${number} ${'entry' in verdict ? verdict.entry.name : verdict.faults.map(({ code }) => code).join(' ')}`,
    );
  }
  return told;
}

describe('the rows of a roster', () => {
  it('are those meant for a person: no titles, blanks, prepared numbers, totals, signatures, repeated headers', async () => {
    const text = [
      '花名册,,,',
      '',
      '序号,姓名,身份证号,手机号',
      `1,张三,${SOUND_ID},13800001234`,
      ',,,',
      '序号,姓 名,身份证号,手机号',
      '2,,,',
      '3,李四,,',
      '合 计,1人,,',
      '制表人：,王五,,',
      '填表日期,2026-03-01,,',
      '备注：以上均属实,,,',
    ];
    expect(await verdictsOf(text.join('\n'))).toEqual(['4 张三', '8 FIELD_REQUIRED FIELD_REQUIRED']);
  });

  it('a person whose first row was refused is taken from the second', async () => {
    const text = `姓名,身份证号,手机号\n张三,${SOUND_ID},1\n张三,${SOUND_ID},13800001234\n张三,${SOUND_ID},13800001234\n`;
    expect(await verdictsOf(text)).toEqual(['2 MOBILE_FORMAT', '3 张三', '4 DOCUMENT_TWICE_IN_FILE']);
  });

  it('a file without a header is refused', async () => {
    for (const text of ['张三,男\n', 'a\n'.repeat(30)]) {
      await expect(verdictsOf(text)).rejects.toMatchObject({ code: 'NO_KNOWN_COLUMNS' });
      await expect(readRosterHeader(Buffer.from(text))).rejects.toMatchObject({ code: 'NO_KNOWN_COLUMNS' });
    }
  });

  it('bytes of any kind are read, or refused by a problem', async () => {
    const heads = fc.constantFrom('', '姓名,身份证号,手机号\n', 'PK\u0003\u0004');
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 300 }), async (head, bytes) => {
        try {
          for await (const _row of readRoster(Buffer.concat([Buffer.from(head), bytes]), ROSTER_TERMS));
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isLocalDate } from '../../kernel/service-day.js';
import { readDay } from './roster-day.js';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1920-01-01', days));
const wide = (text: string): string =>
  text.replace(/[0-9./-]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const FORMS: readonly ((year: string, month: string, date: string) => string)[] = [
  (year, month, date) => `${year}-${month}-${date}`,
  (year, month, date) => `${year}.${Number(month)}.${Number(date)}`,
  (year, month, date) => `${year}/${month}/${Number(date)}`,
  (year, month, date) => `${year}年${Number(month)}月${Number(date)}日`,
  (year, month, date) => `${year} 年 ${month} 月 ${date} 日`,
  (year, month, date) => `${year}${month}${date}`,
  (year, month, date) => `${year}-${month}-${date} 00:00:00`,
];

describe('days as committees write them', () => {
  it('every form of every day is read as that day, in full width too', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...FORMS), fc.boolean(), (of, form, isWide) => {
        const [year = '', month = '', date = ''] = of.split('-');
        const written = form(year, month, date);
        expect(readDay(` ${isWide ? wide(written) : written}\u3000`)).toEqual({ kind: 'DAY', day: of });
      }),
    );
  });

  it('whatever is read as a day is one', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789-./年月日 １９') });
    fc.assert(
      fc.property(text, (written) => {
        const read = readDay(written);
        if (read.kind === 'DAY') expect(isLocalDate(read.day)).toBe(true);
        if (read.kind === 'MONTH') expect(isLocalDate(`${read.month}-01`)).toBe(true);
      }),
    );
  });

  it.each([
    ['1990-02-30', '1990-02-30'],
    ['1990年13月1日', '1990-13-01'],
    ['18991231', '1899-12-31'],
  ])('%s is no day of the calendar', (text, written) =>
    expect(readDay(text)).toEqual({ kind: 'NO_SUCH_DAY', written }),
  );

  it.each(['1971.10', '1971年10月', '197110', '1971-10', '1971/10'])('%s is a month', (text) =>
    expect(readDay(text)).toEqual({ kind: 'MONTH', month: '1971-10' }),
  );

  it.each(['', '71-10-02', '10/02/1971', '1971-10.02', '26359', '1971', '十月', '1971-13'])(
    '%s cannot be read',
    (text) => expect(readDay(text)).toEqual({ kind: 'UNREADABLE' }),
  );
});

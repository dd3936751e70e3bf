import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { isPrintable } from '../../kernel/printable.js';
import { type CalendarEntry, calendarText } from './calendar-text.js';

const ENTRY: CalendarEntry = {
  activityId: '01983c7e-0000-7000-8000-000000000001',
  summary: '周五夜间巡逻',
  location: '南城街 1 号，居委会门口',
  description: '带手电筒',
  startAt: new Date('2026-06-19T14:00:00Z'),
  endAt: new Date('2026-06-19T18:00:00Z'),
  status: 'CONFIRMED',
  revision: 3,
  modifiedAt: new Date('2026-06-15T02:00:00Z'),
};

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
const octets = (line: string): number => Buffer.byteLength(line, 'utf8');

describe('the calendar of a volunteer (RFC 5545)', () => {
  it('says everything about an activity', () => {
    expect(calendarText([ENTRY])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Linli//Volunteer service//ZH',
        'CALSCALE:GREGORIAN',
        'X-WR-CALNAME:邻里志愿服务 · Linli',
        'X-WR-TIMEZONE:Asia/Shanghai',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:01983c7e-0000-7000-8000-000000000001@linli',
        'DTSTAMP:20260615T020000Z',
        'LAST-MODIFIED:20260615T020000Z',
        'SEQUENCE:3',
        'STATUS:CONFIRMED',
        'DTSTART:20260619T140000Z',
        'DTEND:20260619T180000Z',
        'SUMMARY:周五夜间巡逻',
        'LOCATION:南城街 1 号，居委会门口',
        'DESCRIPTION:带手电筒',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('is a calendar also without an activity', () => {
    expect(eventsOf(calendarText([]))).toEqual([]);
  });

  it('escapes commas, semicolons, backslashes and line breaks', () => {
    const text = calendarText([
      { ...ENTRY, summary: 'a,b;c\\d\\n', description: '一\r\n二\r三\n四', location: null },
    ]);
    expect(text).toContain('SUMMARY:a\\,b\\;c\\\\d\\\\n\r\n');
    expect(text).toContain('DESCRIPTION:一\\n二\\n三\\n四\r\n');
    expect(text).not.toContain('LOCATION');
  });

  it('folds at 75 octets, between characters', () => {
    for (const unit of ['志', '👨‍👩‍👧', 'a', 'é']) {
      const lines = calendarText([{ ...ENTRY, description: unit.repeat(300) }]).split('\r\n');
      expect(Math.max(...lines.map(octets))).toBeLessThanOrEqual(75);
      expect(lines.join('')).not.toContain('\ufffd');
      expect(lines.filter((line) => octets(line) > 70).length).toBeGreaterThan(2);
    }
  });

  it('whatever the texts are, what is read back is what was written, and no text becomes a line of its own', () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc
          .array(fc.constantFrom('\n', ',', ';', '\\', 'n', ':', '"', ' ', '\t', '志', '🎉', 'END:VEVENT'), {
            maxLength: 60,
          })
          .map((parts) => parts.join('')),
      )
      .filter((one) => one !== '' && isPrintable(one));
    const status = fc.constantFrom('CONFIRMED', 'TENTATIVE', 'CANCELLED');
    fc.assert(
      fc.property(text, text, text, status, fc.nat(), (summary, location, description, as, revision) => {
        const entry = { ...ENTRY, summary, location, description, status: as, revision } as CalendarEntry;
        const written = calendarText([entry, ENTRY]);
        const lines = written.split('\r\n');
        expect(lines.every((line) => octets(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
        const [read] = eventsOf(written);
        const plain = (one: string): string => one.replace(/\r\n?/g, '\n');
        expect(read).toMatchObject({
          ...{ summary: plain(summary), location: plain(location), description: plain(description) },
          ...{ uid: `${ENTRY.activityId}@linli`, sequence: revision },
        });
        expect(read?.startDate.toJSDate()).toEqual(ENTRY.startAt);
        expect(read?.endDate.toJSDate()).toEqual(ENTRY.endAt);
        expect(read?.component.getFirstPropertyValue('status')).toBe(as);
      }),
    );
  });
});

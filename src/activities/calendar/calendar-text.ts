import ICAL from 'ical.js';

/** What a calendar shows of one activity. */
export interface CalendarEntry {
  readonly activityId: string;
  readonly summary: string;
  /** Null: not for a calendar. */
  readonly location: string | null;
  readonly description: string | null;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** How often what is shown has changed (SEQUENCE). */
  readonly revision: number;
  readonly modifiedAt: Date;
}

const NAME = '邻里志愿服务 · Linli';
const REFRESH_INTERVAL = 'PT1H';

/*
 * RFC 5545 § 3.1: no line is longer than 75 octets. ical.js counts octets too, but not the blank that begins each further
 * line.
 */
ICAL.foldLength = 74;

/**
 * An iCalendar object (RFC 5545, RFC 7986) of activities, in UTC so that it needs no time zone of its own. The same entries
 * give the same text: DTSTAMP is when an entry was last changed, as in an object without METHOD.
 */
export function calendarText(entries: readonly CalendarEntry[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Linli//Volunteer service//ZH');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('x-wr-calname', NAME);
  calendar.addPropertyWithValue('x-wr-timezone', 'Asia/Shanghai');
  calendar.addProperty(refreshInterval());
  calendar.addPropertyWithValue('x-published-ttl', REFRESH_INTERVAL);
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry));
  return `${calendar.toString()}\r\n`;
}

function eventOf(entry: CalendarEntry) {
  const event = new ICAL.Component('vevent');
  const modifiedAt = utc(entry.modifiedAt);
  event.addPropertyWithValue('uid', `${entry.activityId}@linli`);
  event.addPropertyWithValue('dtstamp', modifiedAt);
  event.addPropertyWithValue('last-modified', modifiedAt);
  event.addPropertyWithValue('sequence', entry.revision);
  event.addPropertyWithValue('status', entry.status);
  event.addPropertyWithValue('dtstart', utc(entry.startAt));
  event.addPropertyWithValue('dtend', utc(entry.endAt));
  event.addPropertyWithValue('summary', oneKindOfBreak(entry.summary));
  if (entry.location) event.addPropertyWithValue('location', oneKindOfBreak(entry.location));
  if (entry.description) event.addPropertyWithValue('description', oneKindOfBreak(entry.description));
  return event;
}

/** RFC 7986 § 5.7; ical.js does not know the property and has to be told its type. */
function refreshInterval() {
  const property = new ICAL.Property('refresh-interval');
  property.resetType('duration');
  property.setValue(ICAL.Duration.fromString(REFRESH_INTERVAL));
  return property;
}

const utc = (instant: Date) => ICAL.Time.fromJSDate(instant, true);

/** ical.js writes `\n` for a line feed and leaves a carriage return as it is, which would end the line. */
const oneKindOfBreak = (text: string): string => text.replace(/\r\n?/g, '\n');

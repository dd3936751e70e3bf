import { wholeMinutesBetween } from '../../kernel/minutes.js';
import { daysBetween, type LocalDate } from '../../kernel/service-day.js';
import type { Policy } from '../../policies/policy.js';
import { overlaps, type Span } from '../../kernel/span.js';

/*
 * What may be wrong with a record (domain.md rule 28). Each answers the figures that led to the signal, or null. They are
 * hints for a person who looks: nothing is refused because of them.
 */

export type SignalTerms = Policy['signals'];

/** The numbers behind a signal; nothing personal. */
export type Figures = Readonly<Record<string, number>>;

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

/** The unit whose service something was: an organisation, a squad, or outside both the community itself. */
export interface OwnedByUnit {
  readonly organisationId: string | null;
  readonly squadId: string | null;
  readonly communityCode: string;
}

export const unitOf = ({ organisationId, squadId, communityCode }: OwnedByUnit): string =>
  organisationId ?? squadId ?? communityCode;

/** A time at which a volunteer was somewhere, as a unit says. */
export interface Claim extends Span {
  readonly unit: string;
  /** The activity or record that says so; what says it twice counts once. */
  readonly source: string;
}

/** His time was claimed by other units as well; touching ends are no overlap. */
export function overlapAcrossUnits(
  record: Span & { readonly unit: string },
  claims: readonly Claim[],
): Figures | null {
  const others = claims.filter(({ unit, ...span }) => unit !== record.unit && overlaps(record, span));
  if (others.length === 0) return null;
  return {
    overlaps: new Set(others.map(({ source }) => source)).size,
    overlapMinutes: coveredMinutes(others, record),
  };
}

/** One record longer than anybody works, or too much service within some 24 hours of which it is a part. */
export function implausibleSpan(record: Span, others: readonly Span[], terms: SignalTerms): Figures | null {
  const spanMinutes = wholeMinutesBetween(record.startAt, record.endAt);
  const minutesIn24Hours = busiestDayMinutes(record, others);
  const plausible =
    spanMinutes <= terms.implausibleSpanMinutes && minutesIn24Hours < terms.implausibleIn24HoursMinutes;
  return plausible ? null : { spanMinutes, minutesIn24Hours };
}

/** A record that an account typed in. */
export interface Entry {
  readonly id: string;
  readonly at: Date;
}

/** Which of an account's entries came in a burst: so many within so many minutes, the first and the last included. */
export function manyEntries(entries: readonly Entry[], terms: SignalTerms): Map<string, Figures> {
  const inOrder = [...entries].sort((a, b) => a.at.getTime() - b.at.getTime());
  const withinMinutes = terms.manyEntriesWithinMinutes;
  const burst = new Map<string, Figures>();
  let [first, unmarked] = [0, 0];
  for (const [last, { at }] of inOrder.entries()) {
    const from = at.getTime() - withinMinutes * MINUTE_MILLISECONDS;
    while ((inOrder[first]?.at.getTime() ?? from) < from) first += 1;
    if (last - first + 1 < terms.manyEntriesCount) continue;
    const figures = { entries: last - first + 1, withinMinutes };
    unmarked = Math.max(unmarked, first);
    for (const { id } of inOrder.slice(unmarked, last + 1)) burst.set(id, figures);
    unmarked = last + 1;
  }
  return burst;
}

/** Served within so many days after the registration, or even before it. Who enters that soon tells of service that soon. */
export function soonAfterRegistration(
  serviceDay: LocalDate,
  registeredOn: LocalDate,
  terms: SignalTerms,
): Figures | null {
  const daysAfterRegistration = daysBetween(registeredOn, serviceDay);
  return daysAfterRegistration <= terms.soonAfterRegistrationDays ? { daysAfterRegistration } : null;
}

/** Somebody typed in or confirmed the hours of a volunteer. */
export interface Handling {
  readonly recordId: string;
  readonly byVolunteerId: string;
  readonly forVolunteerId: string;
  readonly at: Date;
}

/**
 * Two people who within the days up to an instant handled each other's hours, and nobody else's.
 * @returns the records that they handled for each other
 */
export function reciprocalPair(
  [one, other]: readonly [string, string],
  handlings: readonly Handling[],
  { until, terms }: { readonly until: Date; readonly terms: SignalTerms },
): { readonly recordIds: readonly string[]; readonly figures: Figures } | null {
  const withinDays = terms.reciprocalPairDays;
  const from = until.getTime() - withinDays * DAY_MILLISECONDS;
  const recent = handlings.filter(
    ({ byVolunteerId: by, forVolunteerId, at }) =>
      (by === one || by === other) && by !== forVolunteerId && at.getTime() >= from && at <= until,
  );
  if (recent.some(({ forVolunteerId }) => forVolunteerId !== one && forVolunteerId !== other)) return null;
  const handledBy = (person: string): string[] => [
    ...new Set(recent.filter((each) => each.byVolunteerId === person).map(({ recordId }) => recordId)),
  ];
  const [oneWay, otherWay] = [handledBy(one), handledBy(other)];
  if (oneWay.length === 0 || otherWay.length === 0) return null;
  return {
    recordIds: [...oneWay, ...otherWay],
    figures: { recordsOneWay: oneWay.length, recordsOtherWay: otherWay.length, withinDays },
  };
}

/** Minutes of the busiest 24 hours that share time with a record. It is enough to try those that begin or end with a span. */
function busiestDayMinutes(record: Span, others: readonly Span[]): number {
  const spans = [record, ...others];
  const days = spans
    .flatMap(({ startAt, endAt }) => [startAt.getTime(), endAt.getTime() - DAY_MILLISECONDS])
    .map((start) => ({ startAt: new Date(start), endAt: new Date(start + DAY_MILLISECONDS) }))
    .filter((day) => overlaps(day, record));
  return Math.max(...days.map((day) => coveredMinutes(spans, day)));
}

/** Whole minutes of a time that spans cover, those that overlap counted once. */
function coveredMinutes(spans: readonly Span[], within: Span): number {
  const clipped = spans
    .filter((span) => overlaps(span, within))
    .map(({ startAt, endAt }) => ({
      start: Math.max(startAt.getTime(), within.startAt.getTime()),
      end: Math.min(endAt.getTime(), within.endAt.getTime()),
    }))
    .sort((a, b) => a.start - b.start);
  let [covered, reached] = [0, 0];
  for (const { start, end } of clipped) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return Math.floor(covered / MINUTE_MILLISECONDS);
}

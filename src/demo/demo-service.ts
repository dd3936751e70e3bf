import { creditedMinutes } from '../kernel/minutes.js';
import { addDays, type LocalDate, splitByServiceDay, startOfServiceDay } from '../kernel/service-day.js';
import { Provenance, ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import type { SeededRandom } from './seeded-random.js';

const OCCASIONS: Readonly<Record<SquadKind, readonly [string, ServiceTarget][]>> = {
  [SquadKind.MEDIATION]: [
    ['邻里噪音纠纷调解', ServiceTarget.URBAN_RESIDENTS],
    ['楼道堆物协商', ServiceTarget.URBAN_RESIDENTS],
  ],
  [SquadKind.RIGHTS]: [
    ['老年人权益咨询日', ServiceTarget.ELDERLY],
    ['欠薪维权陪同', ServiceTarget.LAID_OFF],
  ],
  [SquadKind.LEGAL_EDUCATION]: [
    ['反诈宣传进小区', ServiceTarget.PUBLIC],
    ['青少年法治课堂', ServiceTarget.CHILDREN],
  ],
  [SquadKind.POVERTY_RELIEF]: [
    ['独居老人入户探访', ServiceTarget.ELDERLY],
    ['爱心超市值守', ServiceTarget.POOR_FAMILIES],
  ],
  [SquadKind.PATROL]: [
    ['治安夜巡', ServiceTarget.PUBLIC],
    ['校门护学岗', ServiceTarget.CHILDREN],
  ],
};
const LENGTHS = [60, 75, 89, 90, 120, 150, 180, 240];
const NIGHT_PATROL_MINUTES = 180;
/** Everything older than this is confirmed. */
const PENDING_DAYS = 10;

export interface DemoServiceDay {
  readonly day: LocalDate;
  readonly rawMinutes: number;
  readonly creditedMinutes: number;
}

export interface DemoService {
  readonly occasion: string;
  readonly serviceTarget: ServiceTarget;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly rawMinutes: number;
  readonly creditedMinutes: number;
  readonly days: readonly DemoServiceDay[];
  readonly provenance: Provenance;
  readonly status: 'CONFIRMED' | 'PENDING' | 'REJECTED';
}

/** A person's service over a number of days, never two on neighbouring days, so that nothing overlaps. */
export function demoServices(
  random: SeededRandom,
  kind: SquadKind,
  terms: { today: LocalDate; days: number; unitMinutes: number },
): DemoService[] {
  const services: DemoService[] = [];
  for (let ago = terms.days - random.between(0, 40); ago > 1; ago -= random.between(2, 80)) {
    services.push(demoService(random, kind, addDays(terms.today, -ago), ago, terms.unitMinutes));
  }
  return services;
}

function demoService(
  random: SeededRandom,
  kind: SquadKind,
  day: LocalDate,
  ago: number,
  unitMinutes: number,
): DemoService {
  const [occasion, serviceTarget] = random.pick(OCCASIONS[kind]);
  const night = occasion === '治安夜巡';
  const rawMinutes = night ? NIGHT_PATROL_MINUTES : random.pick(LENGTHS);
  const startAt = new Date(
    startOfServiceDay(day).getTime() + (night ? 22 * 60 : random.between(16, 34) * 30) * 60_000,
  );
  const endAt = new Date(startAt.getTime() + rawMinutes * 60_000);
  const credited = creditedMinutes(rawMinutes, unitMinutes);
  return {
    occasion,
    serviceTarget,
    startAt,
    endAt,
    rawMinutes,
    creditedMinutes: credited,
    days: allocate(startAt, endAt, credited),
    provenance: provenanceOf(random),
    status: ago <= PENDING_DAYS ? 'PENDING' : random.chance(0.01) ? 'REJECTED' : 'CONFIRMED',
  };
}

/** Credited minutes go to the days from the first on; what rounding took is missing from the last. */
function allocate(startAt: Date, endAt: Date, credited: number): DemoServiceDay[] {
  let left = credited;
  return splitByServiceDay(startAt, endAt).map(({ day, minutes }) => {
    const own = Math.min(left, minutes);
    left -= own;
    return { day, rawMinutes: minutes, creditedMinutes: own };
  });
}

function provenanceOf(random: SeededRandom): Provenance {
  const drawn = random.next();
  if (drawn < 0.55) return Provenance.CHECKED_IN;
  if (drawn < 0.85) return Provenance.LEADER_ATTESTED;
  return drawn < 0.95 ? Provenance.BACKFILLED : Provenance.IMPORTED;
}

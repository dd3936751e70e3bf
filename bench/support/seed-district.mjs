import { SERVICE_TABLES, seedService } from './seed-service.mjs';
import { fillTables } from './bulk.mjs';
import { fromDist } from './dist.mjs';
import { addAccounts, DISTRICT, placeRows, volunteerRows } from './district.mjs';

const { SeededRandom } = await fromDist('demo/seeded-random.js');
const { COUNT_SELECTS } = await fromDist('rankings/ranking-recount.js');

const READERS = 256;
/** Made and written at once, so that a million need no more memory. */
const CHUNK = 50_000;
const UNIT_MINUTES = 30;
const GREATEST_UNITS = 4000;
/** The year's and the month's share of all that somebody served. */
const PERIODS = { ALL: 1, 2026: 0.6, '2026-05': 0.05 };

/**
 * Fills an empty database with volunteers of 38 communities and their totals of all time, a year and a month, counted: many
 * with little, few with much, hundreds with the same minutes. Answers 256 of them, anywhere in the ranking, who are logged in, and an
 * officer of the district.
 * @param options.service whether each also has squad, time account and ten records (`seedService`)
 */
export async function seedDistrict(database, count, { service = false } = {}) {
  const random = new SeededRandom(100_000);
  const raw = database.owner();
  const wanted = [];
  try {
    await raw.insert('place', placeRows());
    await fillTables(raw, ['volunteer', 'ranking_total', 'ranking_count', ...SERVICE_TABLES], async () => {
      for (let first = 0; first < count; first += CHUNK) {
        const volunteers = volunteerRows(random, Math.min(CHUNK, count - first), first);
        const share = Math.ceil((READERS * volunteers.length) / count);
        wanted.push(...random.sample(volunteers, share).map(({ id }) => ({ volunteerId: id })));
        await raw.insert('volunteer', volunteers);
        await raw.insert(
          'ranking_total',
          volunteers.flatMap((volunteer) => totalsOf(volunteer, random)),
        );
      }
      for (const select of COUNT_SELECTS)
        await raw.rows(
          `INSERT INTO ranking_count (scope_code, squad_kind, period, width, bucket, volunteers, minutes) ${select}`,
        );
      if (service) await seedService(raw);
    });
    const [officer, ...readers] = await addAccounts(raw, database, [{ role: 'DISTRICT_OFFICER' }, ...wanted]);
    await raw.analyse();
    return { readers, officer };
  } finally {
    await raw.close();
  }
}

function totalsOf(volunteer, random) {
  const units = 1 + Math.floor(GREATEST_UNITS * random.next() ** 3);
  return Object.entries(PERIODS).flatMap(([period, share]) => {
    const minutes = Math.floor(units * share) * UNIT_MINUTES;
    if (minutes === 0) return [];
    return [
      {
        ...{ volunteer_id: volunteer.id, squad_kind: 'ALL', period, district_code: DISTRICT },
        ...{ street_code: volunteer.community_code.slice(0, 9), community_code: volunteer.community_code },
        ...{ volunteer_no: volunteer.volunteer_no, minutes, rank_order: -minutes },
      },
    ];
  });
}

import { fromDist } from '../support/dist.mjs';
import { addAccounts, DISTRICT, placeRows, volunteerRows } from '../support/district.mjs';

const { SeededRandom } = await fromDist('demo/seeded-random.js');

export const VOLUNTEERS = 100_000;
const READERS = 256;
const UNIT_MINUTES = 30;
const GREATEST_UNITS = 4000;
/** The year's and the month's share of all that somebody served. */
const PERIODS = { ALL: 1, 2026: 0.6, '2026-05': 0.05 };

/**
 * Fills an empty database with 100,000 volunteers of 38 communities and their totals of all time, a year and a month: many
 * with little, few with much, hundreds with the same minutes. Answers 256 of them, anywhere in the ranking, who are logged in.
 */
export async function seedTotals(database) {
  const random = new SeededRandom(100_000);
  const raw = database.owner();
  try {
    const volunteers = volunteerRows(random, VOLUNTEERS);
    const wanted = random.sample(volunteers, READERS).map(({ id }) => ({ volunteerId: id }));
    await raw.insert('place', placeRows());
    await raw.insert('volunteer', volunteers);
    await raw.insert(
      'ranking_total',
      volunteers.flatMap((volunteer) => totalsOf(volunteer, random)),
    );
    const readers = await addAccounts(raw, database, wanted);
    await raw.analyse();
    return readers;
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

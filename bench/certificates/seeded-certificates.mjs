import { fromDist } from '../support/dist.mjs';

const { demoPerson } = await fromDist('demo/demo-person.js');
const { addDays } = await fromDist('kernel/service-day.js');

const LAST_DAY = '2026-06-30';
const OCCASIONS = ['治安夜巡', '独居老人入户探访', '反诈宣传进小区', '邻里噪音纠纷调解', '爱心超市值守'];

/** What an invented volunteer's certificate says, with so many records. */
export function snapshotOf(random, index, records) {
  const person = demoPerson(random, index + 1, LAST_DAY);
  const stated = Array.from({ length: records }, (_, at) => ({
    day: addDays(LAST_DAY, at - records),
    occasion: random.pick(OCCASIONS),
    organisingUnit: '桂花街社区志愿服务队',
    minutes: 30 * random.between(1, 8),
  }));
  return {
    ...{ number: `ZM51050220260630${String(index + 1).padStart(6, '0')}`, code: '23456789AB' },
    ...{ volunteerNo: `510502${String(index + 1).padStart(7, '0')}`, name: person.name, maskedName: '*' },
    ...{ issuerCode: '510502001001', issuerName: '桂花街社区', issuedOn: LAST_DAY },
    ...{ fromDay: '2026-01-01', untilDay: LAST_DAY, records: stated },
    minutes: stated.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

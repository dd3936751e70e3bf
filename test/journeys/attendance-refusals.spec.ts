import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ATTEMPT_LIMITS } from '../../src/identity/attempt-limits.js';
import { AttemptEntity } from '../../src/identity/account.entity.js';
import {
  ATTENDANCE,
  ATTEST,
  AttendanceBench,
  CHECK_IN,
  CODE,
  SUBMIT,
  type SentEvent,
} from '../support/attendance-bench.js';
import { Crew, type Member } from '../support/attendance-crew.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const START = Date.parse('2026-06-15T06:00:00Z');
const SPAN = { startAt: new Date(START).toISOString(), endAt: new Date(START + 7_200_000).toISOString() };
const at = (minutes: number, seconds = 0): Date => new Date(START + minutes * 60_000 + seconds * 1000);

let app: TestApp;
let world: World;
let bench: AttendanceBench;
let crew: Crew;
let volunteer: Member;
let leader: Person;
let outsider: Member;
let activityId: string;

beforeAll(async () => {
  app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  world = await World.create(app);
  bench = new AttendanceBench(app);
  crew = await Crew.of(world, 'PATROL', ['volunteer', 'fellow']);
  volunteer = crew.member('volunteer');
  leader = crew.leader.person;
  const { id, person } = await world.volunteer();
  if (!person) throw new Error('the outsider has an account');
  outsider = { id, person };
  activityId = await crew.activity(SPAN);
  await crew.run(activityId, SPAN.startAt);
  app.clock.set(at(60).toISOString());
}, 60_000);
afterAll(() => app.stop());
beforeEach(() =>
  app.uow.write((transaction) => transaction.repo(AttemptEntity).createQueryBuilder().delete().execute()),
);

const stored = async (): Promise<number> => {
  const [row] = await bench.rows<{ events: number }>('SELECT count(*) AS events FROM attendance_event');
  return Number(row?.events);
};

/** The event is refused with a code and a sentence in both languages, by itself and in a batch, and nothing is stored. */
async function refused(code: string, by: Person, event: SentEvent): Promise<void> {
  const before = await stored();
  const told = async (language: string) => {
    const { submitAttendance } = await app.client.data<{
      submitAttendance: { verdict: string; problem: { code: string; message: string } | null }[];
    }>(SUBMIT, { input: { events: [event] } }, { token: by.token, language });
    expect(submitAttendance).toMatchObject([{ verdict: 'REFUSED', problem: { code } }]);
    return submitAttendance[0]?.problem?.message;
  };
  expect(await told('zh-CN')).toMatch(/\p{Script=Han}/u);
  expect(await told('en')).not.toMatch(/\p{Script=Han}|\{\w+\}/u);
  expect(await stored()).toBe(before);
}

const told = (more: object): SentEvent => ({
  ...{ clientEventId: newKey(), activityId, kind: 'CHECK_IN', statedAt: at(50).toISOString() },
  ...more,
});
const byCode = async (shownAt: Date, statedAt = shownAt, more: object = {}): Promise<SentEvent> =>
  told({ code: await bench.codeAt(activityId, shownAt), statedAt: statedAt.toISOString(), ...more });

describe('a code', () => {
  it('that is wrong, or of another activity', async () => {
    const [wrong] = await bench.wrongCodes(activityId, at(50), 1);
    await refused('CHECK_IN_CODE_INVALID', volunteer.person, told({ code: wrong }));
    await refused('CHECK_IN_CODE_INVALID', volunteer.person, told({ code: 'abcdef' }));
    const other = await crew.activity({ startAt: at(500).toISOString(), endAt: at(560).toISOString() });
    await refused(
      'CHECK_IN_CODE_INVALID',
      volunteer.person,
      told({ code: await bench.codeAt(other, at(50)) }),
    );
  });

  it('that has expired: by the server’s time when none is stated, by the stated time else', async () => {
    const code = await bench.codeAt(activityId, at(40));
    const input = { activityId, code, clientEventId: newKey() };
    expect(await bench.refusal(CHECK_IN, { input }, volunteer.person)).toBe('CHECK_IN_CODE_INVALID');
    await refused('CHECK_IN_CODE_INVALID', volunteer.person, await byCode(at(30), at(46)));
    await refused('CHECK_IN_CODE_INVALID', volunteer.person, await byCode(at(50), at(34)));
  });

  it('is needed by who holds no office, and is for oneself', async () => {
    await refused('CHECK_IN_CODE_REQUIRED', volunteer.person, told({}));
    await refused('CODE_OF_ANOTHER', leader, await byCode(at(50), at(50), { volunteerId: volunteer.id }));
  });

  it('is shown to who may attest, and to nobody else', async () => {
    expect((await bench.code(world.officerA, activityId)).length).toBe(6);
    for (const { person } of [volunteer, outsider])
      expect(await bench.refusal(CODE, { activityId }, person)).toBe('FORBIDDEN');
    expect(await bench.refusal(CODE, { activityId }, world.officerB)).toBe('NOT_FOUND');
    expect(await bench.refusal(CODE, { activityId: 'no-such' }, leader)).toBe('NOT_FOUND');
  });

  it('is not to be guessed: wrong ones are counted, each of a batch, and then right ones are refused too', async () => {
    const { attempts } = ATTEMPT_LIMITS.checkInCodes;
    const wrong = await bench.wrongCodes(activityId, at(50), attempts + 5);
    const guesses = wrong.map((code) => told({ code }));
    const right = await byCode(at(50));
    const answers = await bench.submit(volunteer.person, [...guesses, right]);
    const codes = answers.map(({ problem }) => problem?.code);
    expect(codes.slice(0, attempts)).toEqual(Array(attempts).fill('CHECK_IN_CODE_INVALID'));
    expect(codes.slice(attempts)).toEqual(Array(6).fill('TOO_MANY_ATTEMPTS'));
    const input = { activityId, code: right['code'], clientEventId: newKey() };
    expect(await bench.refusal(CHECK_IN, { input }, volunteer.person)).toBe('TOO_MANY_ATTEMPTS');
    const fellow = crew.member('fellow').person;
    expect(await bench.verdict(fellow, await byCode(at(50)))).toBe('ACCEPTED');
  });

  it('is counted one by one too, though a refused call leaves nothing else', async () => {
    const { attempts } = ATTEMPT_LIMITS.checkInCodes;
    const [code] = await bench.wrongCodes(activityId, at(60), 1);
    const guess = () => ({ input: { activityId, code, clientEventId: newKey() } });
    const codes: string[] = [];
    for (let index = 0; index <= attempts; index += 1)
      codes.push(await bench.refusal(CHECK_IN, guess(), volunteer.person));
    expect(codes.slice(0, -1)).toEqual(Array(attempts).fill('CHECK_IN_CODE_INVALID'));
    expect(codes.at(-1)).toBe('TOO_MANY_ATTEMPTS');
  });
});

describe('times', () => {
  const attested = (statedAt: Date, more: object = {}) =>
    told({ volunteerId: volunteer.id, statedAt: statedAt.toISOString(), ...more });

  it('in the future, beyond what a clock may be wrong by', () =>
    refused('ATTENDANCE_IN_FUTURE', leader, attested(at(75, 1))));

  it('before the check-in opens and after the check-out closes', async () => {
    await refused('OUTSIDE_ATTENDANCE_WINDOW', leader, attested(at(-30, -1)));
    app.clock.set(at(240).toISOString());
    await refused('OUTSIDE_ATTENDANCE_WINDOW', leader, attested(at(180, 1), { kind: 'CHECK_OUT' }));
    app.clock.set(at(60).toISOString());
  });

  it('of a clock that is wrong beyond the tolerance, though it knows by how much', async () => {
    await refused('CLOCK_OFFSET_TOO_LARGE', leader, attested(at(30), { clockOffsetSeconds: 901 }));
    await refused('CLOCK_OFFSET_TOO_LARGE', leader, attested(at(50), { clockOffsetSeconds: -901 }));
  });
});

describe('people', () => {
  it('a volunteer who speaks of somebody else', async () => {
    const { id } = crew.member('fellow');
    for (const code of [undefined, await bench.codeAt(activityId, at(50))])
      await refused('NOT_FOUND', outsider.person, told({ volunteerId: id, code }));
    const input = {
      activityId,
      volunteerId: id,
      kind: 'CHECK_IN',
      happenedAt: at(5),
      reason: '代签',
      clientEventId: newKey(),
    };
    expect(await bench.refusal(ATTEST, { input }, volunteer.person)).toBe('FORBIDDEN');
    const audited = await bench.rows<{ code: string }>(
      `SELECT details AS code FROM audit_entry WHERE action = 'attendance.attest' AND outcome = 'REFUSED'
          AND subject_id = :activityId`,
      { activityId },
    );
    expect(audited.length).toBeGreaterThanOrEqual(4);
  });

  it('a leader who attests his own attendance', async () => {
    await refused('OWN_ATTENDANCE', leader, told({ volunteerId: crew.leader.id }));
    await refused('OWN_ATTENDANCE', leader, told({}));
    const input = {
      activityId,
      volunteerId: crew.leader.id,
      kind: 'CHECK_IN',
      happenedAt: at(5),
      reason: '在场',
      clientEventId: newKey(),
    };
    expect(await bench.refusal(ATTEST, { input }, leader)).toBe('OWN_ATTENDANCE');
  });

  it('another squad’s leader, another community’s officer, and who is no volunteer', async () => {
    const elsewhere = await Crew.of(world, 'PATROL', []);
    await refused('NOT_FOUND', elsewhere.leader.person, told({ volunteerId: volunteer.id }));
    await refused('NOT_FOUND', world.officerB, told({ volunteerId: volunteer.id }));
    await refused('NOT_A_VOLUNTEER', world.officerA, await byCode(at(50)));
  });

  it('who has no confirmed place, or is not there at all', async () => {
    await refused('NOT_SIGNED_UP', outsider.person, await byCode(at(50)));
    await refused('NOT_SIGNED_UP', leader, told({ volunteerId: outsider.id }));
    await refused('NOT_SIGNED_UP', leader, told({ volunteerId: 'no-such' }));
    await refused('NOT_SIGNED_UP', leader, told({ volunteerNo: '000000' }));
  });

  it('nobody sees who is there but who attends, leads or has the office', async () => {
    expect(await bench.attendance(volunteer.person, activityId)).toMatchObject([
      { volunteerId: volunteer.id },
    ]);
    expect(await bench.attendance(leader, activityId)).toHaveLength(3);
    expect(await bench.attendance(world.auditor, activityId)).toHaveLength(3);
    expect(await bench.refusal(ATTENDANCE, { activityId }, outsider.person)).toBe('NOT_FOUND');
    expect(await bench.refusal(ATTENDANCE, { activityId }, world.officerB)).toBe('NOT_FOUND');
  });
});

describe('activities', () => {
  it('that are not there, not started, or cancelled', async () => {
    await refused('NOT_FOUND', leader, told({ activityId: 'no-such', volunteerId: volunteer.id }));
    const span = { startAt: at(1000).toISOString(), endAt: at(1060).toISOString() };
    const id = await crew.activity(span);
    const published = told({ activityId: id, volunteerId: volunteer.id });
    await refused('ATTENDANCE_NOT_OPEN', leader, published);
    await crew.cancel(id);
    await refused('ATTENDANCE_CANCELLED', leader, published);
    expect(await bench.refusal(CODE, { activityId: id }, leader)).toBe('ATTENDANCE_CANCELLED');
  });
});

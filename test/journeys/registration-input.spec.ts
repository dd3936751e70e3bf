import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { residentIdCheckCharacter } from '../../src/kernel/resident-id.js';
import { residentId } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { OTHER_STREET, type Person, STREET, World } from '../support/world.js';

const REGISTER = `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { status name } }`;

type Application = Record<string, unknown>;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const register = (input: object, by: Person) =>
  app.client.data<{ registerVolunteer: object }>(REGISTER, { input }, { token: by.token });
const refusal = (input: object, by: Person, language = 'zh-CN') =>
  app.client.refusal(REGISTER, { input }, { token: by.token, language });

/** What a refused registration must leave as it was. */
const stored = () =>
  app.uow.read((view) =>
    view.rows(`SELECT (SELECT count(*) FROM volunteer) AS volunteers, (SELECT count(*) FROM consent) AS consents,
      (SELECT count(*) FROM idempotency_record) AS calls, (SELECT count(*) FROM account WHERE volunteer_id IS NOT NULL) AS linked,
      (SELECT count(*) FROM audit_entry WHERE outcome = 'DONE') AS audited`),
  );
describe('rules 2, 3, 5 and 6: wrong input is told field by field in both languages, and nothing is stored', () => {
  const idOf = (first17: string): string => first17 + residentIdCheckCharacter(first17);
  const swapped = (number: string): string => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
  const GUARDIAN = { name: '张父', relation: '父亲', phone: '13800005678', consentedOn: '2026-06-01' };
  let applicant: Person;
  beforeAll(async () => {
    applicant = await world.person();
  });

  const born = (birthDate: string, change: Application = {}): Application => ({
    ...world.application({ birthDate }),
    ...change,
  });
  const cases: [string, () => Application, string, string, RegExp, RegExp][] = [
    [
      'an ID with a wrong check digit',
      () => born('1970-01-01', { documentNumber: swapped(residentId()) }),
      'documentNumber',
      'RESIDENT_ID_CHECKSUM',
      /校验码/,
      /check character/,
    ],
    [
      'an ID of 30 February',
      () => born('1990-02-28', { documentNumber: idOf('51050219900230001') }),
      'documentNumber',
      'RESIDENT_ID_DATE',
      /日期不存在/,
      /does not exist/,
    ],
    [
      'a birth date that disagrees',
      () => born('1970-01-01', { birthDate: '1970-01-02' }),
      'birthDate',
      'RESIDENT_ID_BIRTH_DATE_DIFFERS',
      /不一致/,
      /differs/,
    ],
    [
      'a sex that disagrees',
      () => born('1970-01-01', { sex: 'FEMALE' }),
      'sex',
      'RESIDENT_ID_SEX_DIFFERS',
      /不一致/,
      /differs/,
    ],
    [
      'an ID of 15 digits',
      () => born('1970-01-01', { documentNumber: '510502700101001' }),
      'documentNumber',
      'RESIDENT_ID_15_DIGITS',
      /15 位/,
      /15-digit/,
    ],
    [
      'a residence permit of a month 13',
      () =>
        born('1999-01-01', {
          documentType: 'HMT_RESIDENCE',
          documentNumber: idOf('81000019991301001'),
        }),
      'documentNumber',
      'RESIDENT_ID_DATE',
      /日期不存在/,
      /does not exist/,
    ],
    [
      'an adult’s guardian who is no name',
      () => born('1970-01-01', { guardian: { ...GUARDIAN, name: '😀😀' } }),
      'guardian.name',
      'NAME_CHARACTERS',
      /汉字/,
      /Chinese characters/,
    ],
    [
      'a passport that is none',
      () => born('1970-01-01', { documentType: 'PASSPORT', documentNumber: '护照12345' }),
      'documentNumber',
      'DOCUMENT_FORMAT',
      /格式/,
      /format/,
    ],
    [
      'a name with an emoji',
      () => born('1970-01-01', { name: '张😀三' }),
      'name',
      'NAME_CHARACTERS',
      /汉字/,
      /Chinese characters/,
    ],
    [
      'a phone with 10 digits',
      () => born('1970-01-01', { mobile: '1390000000' }),
      'mobile',
      'MOBILE_FORMAT',
      /手机号/,
      /mobile/,
    ],
    [
      'a child of 12',
      () => born('2014-01-01', { guardian: GUARDIAN }),
      'birthDate',
      'TOO_YOUNG',
      /14 周岁/,
      /younger than 14/,
    ],
    [
      '15 years without a guardian',
      () => born('2011-01-01'),
      'guardian',
      'GUARDIAN_REQUIRED',
      /监护人/,
      /guardian/,
    ],
    [
      'a guardian who cannot be reached',
      () => born('2011-01-01', { guardian: { ...GUARDIAN, phone: '110' } }),
      'guardian.phone',
      'MOBILE_FORMAT',
      /手机号/,
      /mobile/,
    ],
    [
      '16 years on patrol',
      () => born('2010-01-01', { selfSupportDeclaredOn: '2026-06-01', serviceKinds: ['PATROL'] }),
      'serviceKinds',
      'UNDER_AGE_KIND',
      /18 周岁/,
      /18 and older/,
    ],
    [
      'a missing consent',
      () => born('1970-01-01', { consents: [{ kind: 'REGISTRATION', textVersion: '2026-01' }] }),
      'consents',
      'CONSENT_REQUIRED',
      /处理敏感个人信息/,
      /processing sensitive data/,
    ],
    [
      'a birth in the future',
      () =>
        born('1970-01-01', {
          birthDate: '2026-06-16',
          documentType: 'PASSPORT',
          documentNumber: 'E12345678',
        }),
      'birthDate',
      'BIRTH_DATE_FUTURE',
      /今天/,
      /future/,
    ],
  ];

  it.each(cases)('%s', async (_, application, field, code, zhText, enText) => {
    const before = await stored();
    const input = application();
    const zh = await refusal(input, applicant);
    const en = await refusal(input, applicant, 'en');
    for (const [told, text] of [
      [zh, zhText],
      [en, enText],
    ] as const) {
      expect(told.code).toBe('INVALID_INPUT');
      expect(told.fields).toEqual([{ path: `input.${field}`, code, message: expect.stringMatching(text) }]);
      expect(told.message).toMatch(text);
    }
    expect(JSON.stringify([zh, en])).not.toContain(String(input['documentNumber']));
    expect(await stored()).toEqual(before);
  });

  it('all that is wrong is told at once', async () => {
    const wrong = born('1970-01-01', { name: '张', mobile: '123', documentNumber: '510502700101001' });
    const told = await refusal(wrong, applicant);
    expect(told.fields?.map((fault) => fault.path)).toEqual([
      'input.name',
      'input.mobile',
      'input.documentNumber',
    ]);
  });

  it('a day that does not exist does not even reach the rules', async () => {
    const input = born('1970-01-01', { birthDate: '1990-02-30' });
    expect(await refusal(input, applicant)).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('日期须真实存在'),
    });
  });

  it('a street, or a community that does not exist, takes no registrations', async () => {
    const before = await stored();
    expect(await refusal(born('1970-01-01', { communityCode: STREET }), applicant)).toMatchObject({
      code: 'NOT_A_COMMUNITY',
    });
    const nowhere = born('1970-01-01', { communityCode: `${OTHER_STREET}999` });
    expect(await refusal(nowhere, applicant)).toMatchObject({ code: 'PLACE_NOT_FOUND' });
    expect(await stored()).toEqual(before);
  });

  it('a refused key is free: the corrected application goes through with it', async () => {
    const application = born('2008-06-15', { guardian: GUARDIAN, name: '钱七' });
    await refusal({ ...application, mobile: '123' }, applicant);
    expect(await register(application, applicant)).toEqual({
      registerVolunteer: { status: 'PENDING', name: '钱七' },
    });
    const changed = { ...application, name: '钱八' };
    expect(await refusal(changed, applicant)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

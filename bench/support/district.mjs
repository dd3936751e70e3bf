import { fromDist } from './dist.mjs';
import { settingsOf } from './engines.mjs';

const { DEMO_DISTRICT, DEMO_STREETS } = await fromDist('demo/demo-places.js');
const { AccessTokens } = await fromDist('identity/access-tokens.js');
const { SystemClock } = await fromDist('kernel/clock.js');
const { newId } = await fromDist('platform/database/new-id.js');
const { loginField } = await fromDist('identity/accounts.service.js');
const { FieldCipher } = await fromDist('platform/security/field-cipher.js');
const { readKeyring } = await fromDist('platform/security/keyring.js');

export const DISTRICT = DEMO_DISTRICT.code;
const DAY_MILLISECONDS = 86_400_000;
const MASKED_NAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭'].map((surname) => `${surname}*`);
const NAMED_SHARE = 0.85;

/** The district, its nine streets and 38 communities as rows of `place`, parents first. */
export function placeRows() {
  const row = (code, kind, name, parentCode) => ({
    ...{ code, kind, name, parent_code: parentCode, population: null, volunteer_target: null },
    ...{ premises_square_metres: null, new_area: false, updated_at: Date.now() },
  });
  const streets = DEMO_STREETS.map(({ code, name }) => row(code, 'STREET', name, DISTRICT));
  const communities = DEMO_STREETS.flatMap((street) =>
    street.communities.map((name, index) =>
      row(`${street.code}${String(index + 1).padStart(3, '0')}`, 'COMMUNITY', name, street.code),
    ),
  );
  return [row(DISTRICT, 'DISTRICT', DEMO_DISTRICT.name, null), ...streets, ...communities];
}

/**
 * Rows of `volunteer`, spread evenly over the communities. What is sealed is never opened by what is measured.
 * @param first how many there are already
 */
export function volunteerRows(random, count, first = 0) {
  const communities = placeRows().filter(({ kind }) => kind === 'COMMUNITY');
  const registeredAt = Date.now() - 600 * DAY_MILLISECONDS;
  const officerId = newId();
  const unused = {
    ...{ name_sealed: '', name_index: null, document_sealed: '', document_index: null, mobile_sealed: '' },
    ...{ mobile_index: null, address_sealed: null, guardian_sealed: null, self_support_declared_on: null },
    ...{ education: null, employment: null, status_reason: null, suspended_until: null },
    ...{ merged_into_id: null, erased_at: null, account_id: null },
  };
  return Array.from({ length: count }, (_, step) => first + step).map((index) => ({
    ...unused,
    id: newId(),
    volunteer_no: `${DISTRICT}${String(index + 1).padStart(7, '0')}`,
    community_code: communities[index % communities.length].code,
    status: 'ACTIVE',
    masked_name: random.pick(MASKED_NAMES),
    sex: random.chance(0.5) ? 'MALE' : 'FEMALE',
    birth_date: `${random.between(1950, 2000)}-0${random.between(1, 9)}-${random.between(10, 28)}`,
    document_type: 'RESIDENT_ID',
    background: 'OTHER',
    skills: '[]',
    service_kinds: '[]',
    publication_consent_at: random.chance(NAMED_SHARE) ? registeredAt : null,
    registered_at: registeredAt,
    registered_by_account_id: officerId,
    accepted_at: registeredAt,
    reviewed_by_account_id: newId(),
  }));
}

/**
 * Adds accounts that are logged in; answers each with its access token.
 * @param wanted one object an account: `volunteerId` of the person behind it, or the `role` it holds in the district
 */
export async function addAccounts(raw, database, wanted) {
  const settings = settingsOf(database);
  const keyring = readKeyring(settings);
  const cipher = new FieldCipher(keyring);
  const tokens = new AccessTokens(keyring, settings, new SystemClock());
  const now = Date.now();
  const people = wanted.map((person) => ({ ...person, accountId: newId(), sessionId: newId() }));
  await raw.insert(
    'account',
    people.map(({ accountId, volunteerId = null }, index) => ({
      ...{ id: accountId, login_index: null, password_hash: null, must_change_password: false },
      login_sealed: cipher.seal(loginField(accountId), `1380000${String(index).padStart(4, '0')}`),
      ...{ phone_verified_at: null, volunteer_id: volunteerId },
      ...{ created_at: now, closed_at: null },
    })),
  );
  await raw.insert(
    'session',
    people.map(({ accountId, sessionId }) => ({
      ...{ id: sessionId, account_id: accountId, token_hash: '', created_at: now },
      ...{ expires_at: now + DAY_MILLISECONDS, revoked_at: null },
    })),
  );
  const officers = people.filter(({ role }) => role);
  if (officers.length > 0)
    await raw.insert(
      'role_grant',
      officers.map(({ accountId, role }) => ({
        ...{ id: newId(), account_id: accountId, role, place_code: DISTRICT, squad_id: null },
        ...{ organisation_id: null, granted_by_account_id: null, granted_at: now, revoked_at: null },
        ...{ revoked_by_account_id: null, revoke_reason: null },
      })),
    );
  const signed = [];
  for (const person of people) signed.push({ ...person, token: (await tokens.issue(person)).token });
  return signed;
}

import { AccountsService } from '../../src/identity/accounts.service.js';
import { SessionsService } from '../../src/identity/sessions.service.js';
import { mobile } from './people.js';
import type { TestApp } from './test-app.js';
import type { Person, World } from './world.js';

export interface CrowdMember extends Person {
  readonly volunteerId: string;
}

const AT_ONCE = 10;

/**
 * Many accepted volunteers with sessions. Their accounts are opened behind the API: one address may not try so often, and
 * hashing hundreds of passwords is not what these tests are about.
 */
export async function crowd(app: TestApp, world: World, size: number): Promise<CrowdMember[]> {
  const members: CrowdMember[] = [];
  while (members.length < size) {
    const batch = Array.from({ length: Math.min(AT_ONCE, size - members.length) }, () => join(app, world));
    members.push(...(await Promise.all(batch)));
  }
  return members;
}

async function join(app: TestApp, world: World): Promise<CrowdMember> {
  const phone = mobile();
  const { accountId, token } = await app.uow.write(async (transaction) => {
    const id = await app.get(AccountsService).create(transaction, { login: phone, passwordHash: null });
    const { accessToken } = await app.get(SessionsService).open(transaction, id);
    return { accountId: id, token: accessToken };
  });
  const { registerVolunteer } = await app.client.data<{ registerVolunteer: { id: string } }>(
    `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { id } }`,
    { input: { ...world.application(), onBehalf: false } },
    { token },
  );
  await world.accept(registerVolunteer.id, world.officerA);
  return { accountId, phone, token, volunteerId: registerVolunteer.id };
}

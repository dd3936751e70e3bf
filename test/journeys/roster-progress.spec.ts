import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rosterFiles } from '../fixtures/rosters/roster-files.js';
import { LiveClient, type LiveSubscription } from '../support/live-client.js';
import { RosterDesk } from '../support/roster-desk.js';
import type { Person } from '../support/world.js';

const WATCH = `subscription ($importId: ID!) {
  rosterImportChanged(importId: $importId) { importId rosterImport { status acceptedRows registered failed } }
}`;
const REVOKE = `mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { id } }`;
const GRANT = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`;

interface Progress {
  readonly status: string;
  readonly acceptedRows: number;
  readonly registered: number;
}
interface Answer {
  readonly rosterImportChanged: { readonly importId: string; readonly rosterImport: Progress };
}

let desk: RosterDesk;
const clients: LiveClient[] = [];

beforeAll(async () => {
  desk = await RosterDesk.open();
});
afterAll(async () => {
  for (const client of clients) await client.leave();
  await desk.app.stop();
});

const watch = (importId: string, by: Person | null): LiveSubscription<Answer> => {
  const client = new LiveClient(desk.app.client.url, { token: by?.token });
  clients.push(client);
  return client.watch<Answer>(WATCH, { importId });
};
const progress = async (events: LiveSubscription<Answer>): Promise<Progress> =>
  (await events.next()).rosterImportChanged.rosterImport;

async function until(events: LiveSubscription<Answer>, status: string): Promise<Progress> {
  for (;;) {
    const shown = await progress(events);
    if (shown.status === status) return shown;
  }
}

/** A file that was not brought before. */
const content = (words: string): Buffer => {
  const [file] = rosterFiles().filter(({ name }) => name === 'faults');
  return Buffer.concat([file?.content ?? Buffer.alloc(0), Buffer.from(`\r\n${words}\r\n`)]);
};

describe('how far a roster is comes by itself', () => {
  it('from the first event, when it is checked, and while it is registered until it is done', async () => {
    const { officerA } = desk.world;
    const importId = await desk.put(content('合计'));
    const events = watch(importId, officerA);
    expect(await progress(events)).toMatchObject({ status: 'WAITING', registered: 0 });
    await desk.runJob();
    const { acceptedRows } = await until(events, 'CHECKED');
    expect(acceptedRows).toBeGreaterThan(0);
    await desk.start(importId);
    await until(events, 'RUNNING');
    await desk.runJob();
    expect(await until(events, 'DONE')).toMatchObject({ registered: acceptedRows });
    await events.stop();
  });

  it('to nobody who may not register there: to them it is missing', async () => {
    const importId = await desk.put(content('制表'));
    for (const by of [desk.world.officerB, await desk.world.person()]) {
      const { data, errors } = await watch(importId, by).first();
      expect(data).toBeNull();
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(errors[0]?.extensions.code);
    }
  });

  it('to nobody whose right was taken while he watched', async () => {
    const { administrator, communityA } = desk.world;
    const officer = await desk.world.person();
    const input = { login: officer.phone, role: 'COMMUNITY_OFFICER', placeCode: communityA };
    const { id: grantId } = await desk.ask<{ id: string }>(GRANT, { input }, administrator);
    const importId = await desk.put(content('审核'));
    const events = watch(importId, officer);
    expect((await progress(events)).status).toBe('WAITING');
    await desk.ask(REVOKE, { input: { grantId, reason: '调离' } }, administrator);
    await desk.runJob();
    const { codes } = await events.ending();
    expect(codes).toHaveLength(1);
  });
});

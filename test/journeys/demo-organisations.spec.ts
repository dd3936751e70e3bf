import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../src/demo/demo-accounts.js';
import { DemoDistrict } from '../../src/demo/demo-district.js';
import { walkOrganisation } from '../../src/demo/walk/organisation.js';
import { WalkClient } from '../../src/demo/walk/walk-client.js';
import { checkCreditCode } from '../../src/kernel/credit-code.js';
import { addDays, serviceDayOf, startOfServiceDay } from '../../src/kernel/service-day.js';
import { OrganisationDeadlinesJob } from '../../src/organisations/organisation-deadlines.job.js';
import { OrganisationMemberEntity } from '../../src/organisations/organisation.entity.js';
import { VolunteerEntity } from '../../src/volunteers/volunteer.entity.js';
import { TestApp } from '../support/test-app.js';

/** Of this day in Shanghai, as the walk sends its own day. */
const NOON = new Date(startOfServiceDay(serviceDayOf(new Date())).getTime() + 12 * 3_600_000);
const STREET = '510502001';
const REGISTER = `query ($placeCode: String!) { organisations(placeCode: $placeCode) { nodes {
  id name tier status filedOn validUntil creditCode history { step at } offices { office name fromDay untilDay } } } }`;
const VERSIONS = `query ($organisationId: ID!) { charterVersions(organisationId: $organisationId) {
  nodes { id number status effectiveOn checklist { articleNumber } } } }`;
const IN_FORCE = `query ($organisationId: ID!, $on: LocalDate) { charterInForce(organisationId: $organisationId, on: $on) { number } }`;
const FILINGS = `query ($placeCode: String!) { organisationFilings(placeCode: $placeCode, status: SUBMITTED) { nodes { id name } } }`;
const CHECKLIST = `query ($organisationId: ID!) { filingChecklist(organisationId: $organisationId) { complete lines { item done } } }`;
const ACCEPT = `mutation ($input: OrganisationInput!) { acceptFiling(input: $input) { status } }`;
const PAPERS = `query ($organisationId: ID!) { organisationDocuments(organisationId: $organisationId) { kind fileType } }`;

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly filedOn: string | null;
  readonly creditCode: string | null;
  readonly history: readonly { readonly step: string; readonly at: string }[];
  readonly offices: readonly { readonly office: string; readonly name: string | null }[];
}

let app: TestApp;
let register: readonly Shown[];

const ask = async <T>(query: string, variables: object = {}, token?: string): Promise<T> => {
  const answer = await app.client.data<Record<string, T>>(query, { ...variables }, { token });
  return Object.values(answer)[0] as T;
};
const logIn = async (login: string): Promise<string> => {
  const query = `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }`;
  return (await ask<{ accessToken: string }>(query, { input: { login, password: DEMO_PASSWORD } }))
    .accessToken;
};
const called = (name: string): Shown => {
  const found = register.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name} in the register`);
  return found;
};

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set(NOON.toISOString());
  await app.get(DemoDistrict).loadIntoEmpty(() => undefined, { volunteers: 30, serviceDays: 30 });
  register = (await ask<{ nodes: Shown[] }>(REGISTER, { placeCode: STREET })).nodes;
}, 120_000);
afterAll(() => app.stop());

describe('the organisations of the demo district', () => {
  it('are one of each tier, and the registered one has a valid credit code', () => {
    expect(register).toMatchObject([
      { name: '桂花街书法协会', tier: 'STREET_FILED', status: 'FILED' },
      { name: '桂花街法律援助协会', tier: 'REGISTERED', status: 'REGISTERED' },
      { name: '桂花街腰鼓队', tier: 'COMMUNITY_GUIDED', status: 'FILED' },
    ]);
    const { creditCode } = called('桂花街法律援助协会');
    expect(checkCreditCode(creditCode ?? '')).toEqual({ ok: true, code: creditCode });
  });

  it('the association was filed months ago; by its complete charter it lived then, and by an amended one now', async () => {
    const { id: organisationId, filedOn, history } = called('桂花街书法协会');
    const today = serviceDayOf(app.clock.now());
    expect(history).toMatchObject([{ step: 'FILE' }]);
    expect(serviceDayOf(new Date(history[0]?.at ?? ''))).toBe(filedOn);
    const versions = await ask<{ nodes: { checklist: { articleNumber: number | null }[] }[] }>(VERSIONS, {
      organisationId,
    });
    expect(versions.nodes).toMatchObject([
      { number: 2, status: 'IN_FORCE', effectiveOn: today },
      { number: 1, status: 'SUPERSEDED', effectiveOn: filedOn },
    ]);
    const items = versions.nodes.flatMap(({ checklist }) => checklist);
    expect(items.filter(({ articleNumber }) => articleNumber === null)).toEqual([]);
    for (const [on, number] of [
      [filedOn, 1],
      [addDays(today, -1), 1],
      [today, 2],
    ] as const)
      expect(await ask(IN_FORCE, { organisationId, on })).toEqual({ number });
  });

  it('its officers are named as they agreed: masked, or not at all', async () => {
    const { id: organisationId, offices } = called('桂花街书法协会');
    expect(offices.map(({ office }) => office)).toEqual(['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'TREASURER']);
    const consents = await app.uow.read(async (view) => {
      const members = await view.manager.getRepository(OrganisationMemberEntity).findBy({ organisationId });
      const volunteers = await view.manager.getRepository(VolunteerEntity).find();
      const rows = await view.rows<{ member_id: string; office: string }>(
        'SELECT member_id, office FROM organisation_office',
      );
      return new Map(
        rows.map(({ member_id, office }) => {
          const { volunteerId } = members.find(({ id }) => id === member_id) ?? { volunteerId: null };
          const person = volunteers.find(({ id }) => id === volunteerId);
          return [office, person?.publicationConsentAt ? person.maskedName : null];
        }),
      );
    });
    for (const { office, name } of offices) expect(name).toBe(consents.get(office));
    expect([...consents.values()]).toContain(null);
    expect([...consents.values()].filter((name) => name !== null).length).toBeGreaterThan(1);
  });

  it('the deadlines of a day say nothing of them yet', async () => {
    await app.get(OrganisationDeadlinesJob).run();
    const rows = await app.uow.read((view) =>
      view.rows(`SELECT id FROM organisation_step WHERE step IN ('PROPOSE_CANCELLATION', 'EXPIRE')`),
    );
    expect(rows).toEqual([]);
  });

  it('a resident who logs in has a filing begun, and sees what is missing', async () => {
    const token = await logIn(DEMO_LOGINS.resident);
    const [own] = await ask<{ id: string; status: string }[]>('{ myOrganisations { id status } }', {}, token);
    expect(own).toMatchObject({ status: 'DRAFT' });
    const { complete, lines } = await ask<{ complete: boolean; lines: { item: string; done: boolean }[] }>(
      ...[CHECKLIST, { organisationId: own?.id }, token],
    );
    expect(complete).toBe(false);
    expect(lines.filter(({ done }) => done).map(({ item }) => item)).toEqual([
      ...['NAME_FREE', 'PURPOSE', 'FOUNDERS'],
    ]);
  });

  it('a filing from its first draft to the register, as `npm run demo` walks through it, and again', async () => {
    for (const refusals of [3, 3]) {
      const told: string[] = [];
      await walkOrganisation(new WalkClient(app.client.url, (line) => told.push(line)));
      expect(told.filter((line) => line.includes('✗'))).toHaveLength(refusals);
    }
  }, 60_000);

  it('a street officer who logs in has a filing to decide on, with its papers', async () => {
    const token = await logIn(DEMO_LOGINS.streetOfficer);
    const { nodes } = await ask<{ nodes: { id: string }[] }>(FILINGS, { placeCode: STREET }, token);
    expect(nodes).toMatchObject([{ name: '桂花街便民维修队' }]);
    const organisationId = nodes[0]?.id;
    expect(await ask(PAPERS, { organisationId }, token)).toEqual([
      { kind: 'APPLICATION', fileType: 'PDF' },
      { kind: 'PREMISES_PROOF', fileType: 'PDF' },
    ]);
    expect(await ask(CHECKLIST, { organisationId }, token)).toMatchObject({ complete: true });
    expect(await ask(ACCEPT, { input: { organisationId } }, token)).toEqual({ status: 'FILED' });
  });
});

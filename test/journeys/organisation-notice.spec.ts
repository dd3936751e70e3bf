import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DocumentKind,
  OrganisationDocumentEntity,
} from '../../src/organisations/documents/organisation-document.entity.js';
import { newId } from '../../src/platform/database/new-id.js';
import { FileType } from '../../src/platform/storage/file-types.js';
import { OrganisationEntity } from '../../src/organisations/organisation.entity.js';
import { OrganisationTier } from '../../src/organisations/organisation-lifecycle.js';
import { newKey } from '../support/people.js';
import { OrganisationDesk, type ShownOrganisation } from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

const NOTICE = `query ($id: ID!) { publicNotice(id: $id) { title content status placeCode closableFrom entries { id } } }`;
const OBJECT = `mutation ($input: ObjectToNoticeInput!) { objectToNotice(input: $input) { id } }`;
const DECIDE = `mutation ($input: DecideObjectionInput!) { decideObjection(input: $input) { status } }`;
const CLOSE = `mutation ($input: CloseNoticeInput!) { closeNotice(input: $input) { id } }`;
const MINE = '{ myObjections { nodes { status decisionReason } } }';

let desk: OrganisationDesk;
let world: World;

beforeAll(async () => {
  desk = await OrganisationDesk.open();
  ({ world } = desk);
  const { policy } = await desk.ask<{ policy: Record<string, object> }>(
    '{ policy(placeCode: "510502") { policy } }',
    {},
    world.districtOfficer,
  );
  await desk.ask(
    'mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id } }',
    {
      input: {
        ...{ placeCode: '510502', validFrom: '2026-06-15', idempotencyKey: newKey() },
        policy: { ...policy, organisations: { ...policy['organisations'], filingNoticeDays: 5 } },
      },
    },
    world.districtOfficer,
  );
}, 120_000);
afterAll(() => desk.app.stop());

const of = ({ id: organisationId }: { id: string }, more: object = {}) => ({ organisationId, ...more });

/** Submitted to the street; what is in its papers is other tests' matter. */
async function submitted(name: string): Promise<{ group: ShownOrganisation; officer: Person }> {
  const officer = await desk.person();
  const draft = await desk.draft(officer, { name, tier: 'COMMUNITY_GUIDED' });
  await desk.describe(draft.id, officer);
  await desk.members(draft.id, 10, 2, officer);
  await desk.send('submitFiling', of(draft), officer);
  await desk.app.uow.write(async (transaction) => {
    await transaction
      .repo(OrganisationEntity)
      .update({ id: draft.id }, { tier: OrganisationTier.STREET_FILED });
    for (const kind of [DocumentKind.APPLICATION, DocumentKind.PREMISES_PROOF])
      await transaction.repo(OrganisationDocumentEntity).insert({
        ...{
          id: newId(),
          organisationId: draft.id,
          kind,
          fileName: 'a.pdf',
          fileType: FileType.PDF,
          bytes: 1,
        },
        ...{
          sha256: '',
          addedByAccountId: officer.accountId,
          addedAt: desk.app.clock.now(),
          removedAt: null,
        },
      });
  });
  return { group: await desk.read(draft.id, officer), officer };
}
const objected = async (noticeId: string | null, by: Person): Promise<string> => {
  const statement = { name: '赵大海', contact: '13800138000', text: '夜间排练扰民' };
  const input = { noticeId, entryId: null, ...statement, idempotencyKey: newKey() };
  return (await desk.ask<{ id: string }>(OBJECT, { input }, by)).id;
};

describe('rule 55: a filing in public notice, where the policy asks for it', () => {
  it('is published by the street, not closed elsewhere, and filed when it is over, not a minute early', async () => {
    const { group, officer } = await submitted('龙桥鼓乐队');
    const noticed = await desk.send('acceptFiling', of(group), world.streetOfficer);
    expect(noticed).toMatchObject({ status: 'ON_NOTICE', filedOn: null });
    const notice = await desk.ask<{ closableFrom: string }>(NOTICE, { id: noticed.noticeId }, null);
    expect(notice).toMatchObject({
      ...{ title: '龙桥鼓乐队备案公示', status: 'OPEN', placeCode: '510502001', entries: [] },
      closableFrom: '2026-06-20T16:00:00.000Z',
    });
    expect((await desk.read(group.id, null)).status).toBe('ON_NOTICE');
    const close = { input: { noticeId: noticed.noticeId } };
    expect((await desk.refusal(CLOSE, close, world.streetOfficer)).code).toBe('NOTICE_OF_PROCEDURE');
    desk.app.clock.set('2026-06-20T15:59:59.999Z');
    expect(await desk.refused('acceptFiling', of(group), world.streetOfficer)).toBe('NOTICE_STILL_OPEN');
    desk.app.clock.set('2026-06-20T16:00:00Z');
    expect(await desk.send('acceptFiling', of(group), world.streetOfficer)).toMatchObject({
      ...{ status: 'FILED', filedOn: '2026-06-21' },
    });
    expect(await desk.ask(NOTICE, { id: noticed.noticeId }, null)).toMatchObject({ status: 'CLOSED' });
    expect((await desk.read(group.id, officer)).history.map(({ step }) => step)).toEqual([
      ...['DRAFT', 'SUBMIT', 'PUBLISH', 'FILE'],
    ]);
  });

  it('rule 56: an open objection blocks it, one upheld too; refused, the objection ends with the notice', async () => {
    const { group } = await submitted('龙桥锣鼓队');
    const { noticeId } = await desk.send('acceptFiling', of(group), world.streetOfficer);
    const neighbour = await desk.person();
    const objectionId = await objected(noticeId, neighbour);
    const other = await desk.person();
    await objected(noticeId, other);
    desk.app.clock.set('2026-06-30T02:00:00Z');
    expect(await desk.refused('acceptFiling', of(group), world.streetOfficer)).toBe('OBJECTIONS_OPEN');
    const decision = { objectionId, upheld: true, reason: '核实确有扰民' };
    await desk.ask(DECIDE, { input: decision }, world.streetOfficer);
    await desk.send('refuseFiling', of(group, { reason: '另选排练场所后再报' }), world.streetOfficer);
    expect(await desk.ask(NOTICE, { id: noticeId }, null)).toMatchObject({ status: 'WITHDRAWN' });
    const mine = async (by: Person) => (await desk.ask<{ nodes: object[] }>(MINE, {}, by)).nodes;
    expect(await mine(neighbour)).toEqual([{ status: 'UPHELD', decisionReason: '核实确有扰民' }]);
    expect(await mine(other)).toEqual([{ status: 'SETTLED', decisionReason: '另选排练场所后再报' }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CertificateDesk, ISSUE, PERIOD, REQUEST } from '../support/certificate-desk.js';
import type { Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import type { Person, World } from '../support/world.js';

const HOURS = `query ($organisationId: ID!, $fromDay: LocalDate!, $untilDay: LocalDate!) {
  organisationHours(organisationId: $organisationId, fromDay: $fromDay, untilDay: $untilDay) {
    nodes { name volunteerNo minutes records } } }`;
const INBOX = '{ myNotifications { nodes { kind text subjectId } } }';

let desk: CertificateDesk;
let world: World;

beforeAll(async () => {
  desk = await CertificateDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const served = (kin: Kin, day: string, minutes: number) => {
  const { service } = desk.giving.redemptions.match;
  return service.confirmed(service.draft(kin.id, { day, minutes }));
};

describe('rule 41: issued at once, as long as the policy asks for no notice', () => {
  it('and whoever has it is told', async () => {
    const kin = await desk.giving.kin('李秀英', 60);
    const { id } = await desk.issued(kin);
    await desk.app.settled();
    const { nodes } = await desk.ask<{ nodes: object[] }>(INBOX, {}, kin.person);
    expect(nodes).toContainEqual({
      kind: 'CERTIFICATE_ISSUED',
      text: '您的志愿服务记录证明（2026-06-01 – 2026-06-30）已开具，可以下载',
      subjectId: id,
    });
  });
});

describe('rule 41: an organisation that issues through the committee, and people of other communities', () => {
  it('only what was served in its activities is stated, and it is named as well', async () => {
    const kin = await desk.giving.kin('王桂芳');
    const inIts = await served(kin, '2026-06-11', 90);
    await served(kin, '2026-06-12', 60);
    const { id: organisationId } = await desk.ask<{ id: string }>(
      `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }`,
      {
        input: {
          ...{ communityCode: world.communityA, name: '书画协会', category: 'CULTURE_SPORTS' },
          idempotencyKey: newKey(),
        },
      },
      world.officerA,
    );
    await desk.app.uow.write((transaction) =>
      transaction.execute('UPDATE service_record SET organisation_id = :organisationId WHERE id = :id', {
        ...{ organisationId, id: inIts },
      }),
    );
    const { id } = await desk.requested(kin, { organisationId });
    const certificate = await desk.ask(ISSUE, { input: { certificateId: id } }, world.officerA);
    expect(certificate).toMatchObject({ organisationId, minutes: 90 });
    expect(certificate.records).toHaveLength(1);
    expect(await desk.verified(certificate.number, certificate.code)).toMatchObject({
      issuer: '甲社区（书画协会）',
    });
    // Rule 50: the organisation sees hours, and nothing private.
    const hours = { organisationId, ...PERIOD };
    expect(await desk.ask(HOURS, hours, world.officerA)).toEqual({
      nodes: [{ name: '王**', volunteerNo: kin.volunteerNo, minutes: 90, records: 1 }],
    });
    for (const by of [world.officerB, kin.person as Person])
      expect(await desk.refused(HOURS, hours, by)).toMatch(/NOT_FOUND|FORBIDDEN/);
    const input = { ...PERIOD, organisationId, issuerCode: world.communityB, idempotencyKey: newKey() };
    expect(await desk.refused(REQUEST, { input }, kin.person as Person)).toBe('ORGANISATION_ELSEWHERE');
    expect(
      await desk.refused(REQUEST, { input: { ...input, organisationId: kin.id } }, kin.person as Person),
    ).toBe('NOT_FOUND');
  });

  it('an office asks for whoever served in its community, wherever he is registered, and for nobody else', async () => {
    const [helper, idle] = [await desk.giving.kin('马秀梅', 60), await desk.giving.kin('朱秀云')];
    await desk.app.uow.write((transaction) =>
      transaction.execute('UPDATE volunteer SET community_code = :to WHERE id IN (:...ids)', {
        ...{ to: world.communityB, ids: [helper.id, idle.id] },
      }),
    );
    const ask = ({ id: volunteerId }: Kin) => ({
      input: { ...PERIOD, volunteerId, issuerCode: world.communityA, idempotencyKey: newKey() },
    });
    expect(await desk.refused(REQUEST, ask(idle), world.officerA)).toBe('NOT_FOUND');
    const { id } = await desk.ask(REQUEST, ask(helper), world.officerA);
    expect(await desk.ask(ISSUE, { input: { certificateId: id } }, world.officerA)).toMatchObject({
      status: 'ISSUED',
    });
  });
});

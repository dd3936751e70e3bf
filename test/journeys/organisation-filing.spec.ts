import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import {
  CHECKLIST,
  MINE,
  OrganisationDesk,
  QUEUE,
  READ,
  REGISTER,
  ROSTER,
  type ShownOrganisation,
} from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

let desk: OrganisationDesk;
let world: World;

beforeAll(async () => {
  desk = await OrganisationDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const BAND = { name: '龙桥鼓乐队', tier: 'COMMUNITY_GUIDED' };
const of = ({ id: organisationId }: { id: string }, more: object = {}) => ({ organisationId, ...more });
const missing = async (organisation: { id: string }, by: Person): Promise<string[]> => {
  const { lines } = await desk.ask<{ lines: { item: string; done: boolean }[] }>(
    CHECKLIST,
    of(organisation),
    by,
  );
  return lines.filter(({ done }) => !done).map(({ item }) => item);
};
const listed = async (search: string, more: object = {}): Promise<string[]> => {
  const variables = { placeCode: world.communityA, search, ...more };
  const { nodes } = await desk.ask<{ nodes: { name: string }[] }>(REGISTER, variables, null);
  return nodes.map(({ name }) => name);
};

describe('rules 42 and 43: a drum band that the committee guides', () => {
  let founder: Person;
  let band: ShownOrganisation;

  it('is begun by anyone with an account, who is its officer and always sees what is missing', async () => {
    founder = await desk.person();
    band = await desk.draft(founder, BAND);
    expect(band).toMatchObject({ status: 'DRAFT', tier: 'COMMUNITY_GUIDED', filedOn: null });
    expect(await missing(band, founder)).toEqual(['PURPOSE', 'FOUNDERS']);
    expect(await desk.ask(MINE, {}, founder)).toMatchObject([{ id: band.id }]);
    expect(await desk.refused('submitFiling', of(band), founder)).toBe('FILING_INCOMPLETE');
    await desk.describe(band.id, founder);
    await desk.members(band.id, 2, 2, founder);
    expect(await missing(band, founder)).toEqual([]);
  });

  it('a draft and its roster are seen by it and its offices, and by nobody else', async () => {
    const stranger = await desk.person();
    for (const by of [null, stranger, world.officerB]) {
      expect((await desk.refusal(READ, { id: band.id }, by)).code).toBe('NOT_FOUND');
      if (by) expect((await desk.refusal(ROSTER, of(band), by)).code).toMatch(/^(NOT_FOUND|FORBIDDEN)$/);
    }
    const { nodes } = await desk.ask<{ nodes: { name: string; founder: boolean }[] }>(
      ROSTER,
      of(band),
      world.officerA,
    );
    expect(nodes).toMatchObject([
      { name: '成员甲', founder: true },
      { name: '成员乙', founder: true },
    ]);
    const raw = await desk.app.uow.read((view) =>
      view.rows<{ name_sealed: string }>('SELECT name_sealed FROM organisation_member'),
    );
    expect(raw.some(({ name_sealed }) => name_sealed.includes('成员'))).toBe(false);
    expect(await listed('')).toEqual([]);
  });

  it('is filed by the committee, not by who submitted it, and then in the register', async () => {
    const submitted = await desk.send('submitFiling', of(band), founder);
    // Seven days on; a Monday.
    expect(submitted).toMatchObject({ status: 'SUBMITTED', decideUntil: '2026-06-22' });
    expect(
      await desk.ask(QUEUE, { placeCode: world.communityA, status: 'SUBMITTED' }, world.officerA),
    ).toEqual({
      nodes: [{ id: band.id, name: '龙桥鼓乐队', status: 'SUBMITTED' }],
    });
    expect(await desk.refused('acceptFiling', of(band), founder)).toBe('FORBIDDEN');
    band = await desk.send('acceptFiling', of(band), world.officerA);
    expect(band).toMatchObject({
      status: 'FILED',
      filedOn: '2026-06-15',
      validUntil: null,
      decideUntil: null,
    });
    for (const search of ['鼓乐', '鼓樂', 'lqgyd', 'GYD'])
      expect(await listed(search)).toEqual(['龙桥鼓乐队']);
    for (const search of ['书画', 'xyz']) expect(await listed(search)).toEqual([]);
    expect(await listed('', { category: 'CHARITY' })).toEqual([]);
    const open = await desk.read(band.id, null);
    expect(open.history.map(({ step }) => step)).toEqual(['FILE']);
    expect((await desk.read(band.id, founder)).history.map(({ step }) => step)).toEqual([
      ...['DRAFT', 'SUBMIT', 'FILE'],
    ]);
  });

  it('its name is nobody else’s in the street, also in full-width or traditional forms, also at once', async () => {
    const other = await desk.person();
    for (const name of ['龙桥鼓乐队', '龍橋鼓樂隊', '龙桥 鼓乐队', '“龙桥”鼓乐队']) {
      const draft = await desk.draft(other, { ...BAND, name, communityCode: world.communityB });
      expect(await missing(draft, other)).toContain('NAME_FREE');
      expect(await desk.refused('submitFiling', of(draft), other)).toBe('ORGANISATION_NAME_TAKEN');
    }
    const people = [await desk.person(), await desk.person()];
    const drafts = [];
    for (const person of people) {
      const draft = await desk.draft(person, { ...BAND, name: '龙桥登山队' });
      await desk.describe(draft.id, person);
      await desk.members(draft.id, 2, 2, person);
      drafts.push({ draft, person });
    }
    const answers = await Promise.all(
      drafts.map(({ draft, person }) =>
        desk.send('submitFiling', of(draft), person).then(
          ({ status }) => status,
          (error: Error) => /ORGANISATION_NAME_TAKEN/.exec(error.message)?.[0],
        ),
      ),
    );
    expect([...answers].sort()).toEqual(['ORGANISATION_NAME_TAKEN', 'SUBMITTED']);
  });

  it('refused with reasons, it can be mended and submitted anew; taken back, too', async () => {
    const person = await desk.person();
    const choir = await desk.draft(person, { ...BAND, name: '龙桥合唱团' });
    await desk.describe(choir.id, person);
    await desk.members(choir.id, 2, 2, person);
    await desk.send('submitFiling', of(choir), person);
    expect(await desk.refused('describeOrganisation', of(choir, { name: '合唱团' }), person)).toBe(
      'ORGANISATION_STATUS_NOT_ALLOWED',
    );
    await desk.send('withdrawFiling', of(choir), person);
    await desk.send('submitFiling', of(choir), person);
    await desk.send('refuseFiling', of(choir, { reason: '宗旨过于笼统' }), world.officerA);
    const refused = await desk.read(choir.id, person);
    expect(refused.status).toBe('DRAFT');
    expect(refused.history.at(-1)).toEqual({ step: 'REFUSE', status: 'DRAFT', reason: '宗旨过于笼统' });
    await desk.send('submitFiling', of(choir), person);
  });

  it('an office that submitted it on somebody’s behalf does not decide on it', async () => {
    const group = await desk.draft(world.officerA, { ...BAND, name: '龙桥戏剧队' });
    await desk.describe(group.id, world.officerA);
    await desk.members(group.id, 2, 2, world.officerA);
    await desk.send('submitFiling', of(group), world.officerA);
    expect(await desk.refused('acceptFiling', of(group), world.officerA)).toBe('OWN_FILING');
    expect(await desk.send('acceptFiling', of(group), world.secondOfficerA)).toMatchObject({
      status: 'FILED',
    });
  });

  it('a draft is thrown away with all that was in it, and makes room for another', async () => {
    const person = await desk.person();
    const names = ['一', '二', '三', '四', '五'].map((number) => `龙桥第${number}登山队`);
    const drafts = [];
    for (const name of names) drafts.push(await desk.draft(person, { ...BAND, name }));
    const sixth = { communityCode: world.communityA, name: '龙桥第六登山队', category: 'CULTURE_SPORTS' };
    const input = { ...sixth, tier: 'COMMUNITY_GUIDED', idempotencyKey: newKey() };
    expect(await desk.refused('draftOrganisation', input, person)).toBe('TOO_MANY_DRAFTS');
    const [first, second] = drafts;
    if (!first || !second) throw new Error('no drafts');
    await desk.members(first.id, 3, 2, person);
    const stranger = await desk.person();
    expect(await desk.refused('discardOrganisationDraft', of(first), stranger)).toMatch(
      /^(NOT_FOUND|FORBIDDEN)$/,
    );
    expect(await desk.send('discardOrganisationDraft', of(first), person)).toMatchObject({
      status: 'DISCARDED',
    });
    await desk.draft(person, { ...BAND, name: '龙桥第六登山队' });
    expect((await desk.refusal(READ, { id: first.id }, person)).code).toBe('NOT_FOUND');
    expect(await desk.refused('discardOrganisationDraft', of(first), person)).toBe('NOT_FOUND');
    expect(await desk.ask(ROSTER, of(first, { withFormer: true }), world.officerA)).toEqual({ nodes: [] });
    const queue = { placeCode: world.communityA };
    const { nodes } = await desk.ask<{ nodes: { id: string }[] }>(QUEUE, queue, world.officerA);
    expect(nodes.map(({ id }) => id)).not.toContain(first.id);
    expect(await desk.ask(QUEUE, { ...queue, status: 'DISCARDED' }, world.officerA)).toMatchObject({
      nodes: [{ id: first.id }],
    });
    await desk.describe(second.id, person);
    await desk.members(second.id, 2, 2, person);
    await desk.send('submitFiling', of(second), person);
    expect(await desk.refused('discardOrganisationDraft', of(second), person)).toBe(
      'ORGANISATION_STATUS_NOT_ALLOWED',
    );
  });
});

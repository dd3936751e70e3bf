import { randomInt, randomUUID } from 'node:crypto';
import { addDays, serviceDayOf } from '../../kernel/service-day.js';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { CALLIGRAPHY } from '../demo-organisations-groups.js';
import { demoPapers } from '../demo-organisations-papers.js';
import { logIn } from './log-in.js';
import * as ask from './more-documents.js';
import type { WalkClient } from './walk-client.js';

const COMMUNITY = '510502001001';
const STREET = '510502001';
const MEMBERS = [...'赵钱孙李周吴郑王冯陈'];
const GROUP = { purpose: '研习楹联，节庆为邻里撰联', premises: '桂花街社区服务中心三楼阅览室' };

interface Checklist {
  readonly filingChecklist: {
    readonly complete: boolean;
    readonly lines: readonly { readonly item: string; readonly done: boolean }[];
  };
}

interface Found {
  readonly organisations: {
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly offices: readonly { readonly office: string; readonly name: string | null }[];
    }[];
  };
}

interface InForce {
  readonly charterInForce: { readonly id: string; readonly number: number };
}

/** A filing from its first draft to the register, and what anyone reads there. @throws WalkFault at the first difference */
export async function walkOrganisation(walk: WalkClient): Promise<void> {
  const resident = await logIn(walk, DEMO_LOGINS.resident, '居民登录 · a resident logs in');
  const street = await logIn(walk, DEMO_LOGINS.streetOfficer, '街道工作人员登录 · a street officer logs in');
  // A name of its own for each walk: the names of a street are one of a kind.
  const name = `桂花街楹联社${randomInt(1000, 10_000)}`;
  const organisationId = await draft(walk, name, resident);
  await complete(walk, { organisationId, name }, resident);
  await decide(walk, organisationId, { resident, street });
  await readRegister(walk, { organisationId, name });
  await readCharter(walk);

  walk.heading('注销，名称重新可用 · it is cancelled, and its name is free again');
  const reason = { organisationId, reason: '演示结束' };
  await walk.ask(ask.CANCEL_ORGANISATION, { input: reason }, street);
}

async function missing(walk: WalkClient, organisationId: string, token: string): Promise<string[]> {
  const { filingChecklist } = await walk.ask<Checklist>(ask.CHECKLIST, { organisationId }, token);
  return filingChecklist.lines.filter(({ done }) => !done).map(({ item }) => item);
}

async function draft(walk: WalkClient, name: string, resident: string): Promise<string> {
  walk.heading('居民起草备案，随时可查还缺什么 · a resident begins a filing and asks what is missing');
  const { draftOrganisation: begun } = await walk.ask<{ draftOrganisation: { id: string } }>(
    ask.DRAFT_ORGANISATION,
    {
      input: {
        ...{ communityCode: COMMUNITY, name, category: 'CULTURE_SPORTS', tier: 'STREET_FILED' },
        idempotencyKey: randomUUID(),
      },
    },
    resident,
  );
  const items = await missing(walk, begun.id, resident);
  walk.expect(items.includes('MEMBERS'), `还缺 ${items.length} 项 so many are missing: ${items.join(', ')}`);
  const input = { organisationId: begun.id };
  await walk.refused('FILING_INCOMPLETE', ask.SUBMIT_FILING, { input }, resident);
  return begun.id;
}

/** Says what it is, who belongs to it and by what charter it lives, and brings the papers. */
async function complete(
  walk: WalkClient,
  { organisationId, name }: { organisationId: string; name: string },
  resident: string,
): Promise<void> {
  walk.heading('补齐：宗旨、成员、章程、材料 · purpose, members, charter and papers are brought');
  const described = { organisationId, ...GROUP, activityScope: '楹联研习与义务撰联' };
  await walk.ask(ask.DESCRIBE_ORGANISATION, { input: described }, resident);
  const members = MEMBERS.map((surname, index) => ({
    ...{ name: `${surname}某`, kind: 'INDIVIDUAL', founder: index < 2 },
  }));
  const roster = { organisationId, members, idempotencyKey: randomUUID() };
  await walk.ask(ask.ENROL, { input: roster }, resident);
  const { charterTemplate: text } = await walk.ask<{ charterTemplate: string }>(
    ask.MODEL_CHARTER,
    { organisationId },
    resident,
  );
  const charter = { organisationId, form: 'SIMPLE', text, idempotencyKey: randomUUID() };
  const { draftCharter } = await walk.ask<{ draftCharter: { id: string } }>(
    ask.DRAFT_CHARTER,
    { input: charter },
    resident,
  );
  const meeting = {
    ...{ versionId: draftCharter.id, meetingOn: addDays(serviceDayOf(new Date()), -1) },
    ...{ meetingForm: 'MEMBERS', expected: 10, present: 8, votesFor: 7, votesAgainst: 0, abstained: 1 },
  };
  await walk.ask(ask.ADOPT_CHARTER, { input: meeting }, resident);
  for (const { kind, fileName, content } of await demoPapers({
    ...{ name, ...GROUP, lender: '桂花街社区居民委员会' },
  })) {
    const { requestDocumentUpload } = await walk.ask<{ requestDocumentUpload: { path: string } }>(
      ask.UPLOAD,
      { input: { organisationId, kind } },
      resident,
    );
    await walk.bringFile(requestDocumentUpload.path, fileName, content);
  }
  walk.expect((await missing(walk, organisationId, resident)).length === 0, '已齐 nothing is missing');
}

async function decide(
  walk: WalkClient,
  organisationId: string,
  { resident, street }: { resident: string; street: string },
): Promise<void> {
  walk.heading('提交，由街道决定 · submitted; the street decides, not who submitted it');
  const input = { organisationId };
  await walk.ask(ask.SUBMIT_FILING, { input }, resident);
  const queue = await walk.ask<{ organisationFilings: { nodes: { id: string }[] } }>(
    ask.FILINGS,
    { place: STREET },
    street,
  );
  walk.expect(
    queue.organisationFilings.nodes.some(({ id }) => id === organisationId),
    '在待决定之列 it waits with the others',
  );
  await walk.refused('FORBIDDEN', ask.ACCEPT_FILING, { input }, resident);
  await walk.ask(ask.ACCEPT_FILING, { input }, street);
}

async function readRegister(
  walk: WalkClient,
  { organisationId, name }: { organisationId: string; name: string },
): Promise<void> {
  walk.heading('任何人可查登记册，名册则不公开 · anyone reads the register, but not the roster');
  const found = await walk.ask<Found>(ask.REGISTER_SEARCH, { place: STREET, search: name.slice(3) });
  walk.expect(
    found.organisations.nodes.some(({ id }) => id === organisationId),
    '在登记册中 it is in the register',
  );
  await walk.ask<InForce>(ask.CHARTER_IN_FORCE, { organisationId });
  await walk.refused('UNAUTHENTICATED', ask.ROSTER, { organisationId });
}

/** Of the association that the demo has: one charter in force before, another now. */
async function readCharter(walk: WalkClient): Promise<void> {
  walk.heading(
    '书法协会：负责人、有效的章程与两版对照 · its officers, its charter in force, and what changed',
  );
  const { organisations } = await walk.ask<Found>(ask.REGISTER_SEARCH, {
    ...{ place: STREET, search: CALLIGRAPHY.name },
  });
  const [association] = organisations.nodes;
  const offices = association?.offices ?? [];
  walk.expect(
    offices.length > 0 && offices.every(({ name }) => name === null || name.includes('*')),
    '姓名隐去，不同意公开的不显示 names are masked, and missing without consent',
  );
  const organisationId = association?.id;
  const versions = await walk.ask<{ charterVersions: { nodes: { id: string; effectiveOn: string }[] } }>(
    ask.CHARTER_VERSIONS,
    { organisationId },
  );
  const [now, before] = versions.charterVersions.nodes;
  const on = before?.effectiveOn;
  const earlier = await walk.ask<InForce>(ask.CHARTER_IN_FORCE, { organisationId, on });
  walk.expect(earlier.charterInForce.id === before?.id, '当日有效的是前一版 on that day the one before');
  const { charterDifference } = await walk.ask<{ charterDifference: { articles: { kind: string }[] } }>(
    ask.CHARTER_DIFFERENCE,
    { from: before?.id, to: now?.id },
  );
  const kinds = charterDifference.articles.map(({ kind }) => kind);
  walk.expect(
    kinds.includes('CHANGED') && kinds.includes('ADDED'),
    '一条修改，一条新增 one changed, one added',
  );
}

import { randomUUID } from 'node:crypto';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { logIn } from './log-in.js';
import * as ask from './more-documents.js';
import type { WalkClient } from './walk-client.js';

const COMMUNITY = '510502001001';

interface Notice {
  readonly id: string;
  readonly entries: readonly { readonly id: string; readonly removedAt: string | null }[];
}

/** A public notice, an objection that is upheld, and that it is not closed early. @throws WalkFault at the first difference */
export async function walkNotice(walk: WalkClient): Promise<void> {
  const neighbour = await logIn(walk, DEMO_LOGINS.elder, '一位居民登录 · a resident logs in');
  const officer = await logIn(walk, DEMO_LOGINS.officer, '社区工作人员登录 · a community officer logs in');

  walk.heading('发布公示 · a notice is published');
  const { volunteers } = await walk.ask<{ volunteers: { nodes: { id: string }[] } }>(
    ask.SOMEBODY,
    { community: COMMUNITY },
    officer,
  );
  const { publishNotice: notice } = await walk.ask<{ publishNotice: Notice }>(
    ask.PUBLISH_NOTICE,
    {
      input: {
        ...{ placeCode: COMMUNITY, title: '优秀志愿者公示', content: '拟表彰下列志愿者，现予公示。' },
        ...{ objectAt: '社区服务站', idempotencyKey: randomUUID() },
        entries: [{ volunteerId: volunteers.nodes[0]?.id, merit: '全年参加治安巡逻' }],
      },
    },
    officer,
  );
  const close = { input: { noticeId: notice.id } };
  await walk.refused('NOTICE_STILL_OPEN', ask.CLOSE_NOTICE, close, officer);

  walk.heading('居民实名提出异议，经办人处理 · a resident objects by name, an officer decides');
  const { objectToNotice: objection } = await walk.ask<{ objectToNotice: { id: string } }>(
    ask.OBJECT,
    {
      input: {
        ...{ noticeId: notice.id, entryId: notice.entries[0]?.id, name: '任素芬', contact: '社区转' },
        ...{ text: '六月他在外地，没有参加巡逻', idempotencyKey: randomUUID() },
      },
    },
    neighbour,
  );
  const decision = { objectionId: objection.id, upheld: true, reason: '已核对签到记录，情况属实' };
  await walk.refused('FORBIDDEN', ask.DECIDE, { input: decision }, neighbour);
  await walk.ask(ask.DECIDE, { input: decision }, officer);
  const { publicNotice: read } = await walk.ask<{ publicNotice: Notice }>(ask.NOTICE, { id: notice.id });
  walk.expect(read.entries[0]?.removedAt !== null, '条目已移出 the entry is out');

  walk.heading('撤回公示 · the notice is withdrawn');
  await walk.ask(ask.WITHDRAW_NOTICE, { input: { ...close.input, reason: '演示结束' } }, officer);
}

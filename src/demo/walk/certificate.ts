import { randomUUID } from 'node:crypto';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { logIn } from './log-in.js';
import * as ask from './more-documents.js';
import type { WalkClient } from './walk-client.js';

interface Issued {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly verificationPath: string;
}

/** A certificate from the request to its end, verified by anyone on the way. @throws WalkFault at the first difference */
export async function walkCertificate(walk: WalkClient): Promise<void> {
  const elder = await logIn(walk, DEMO_LOGINS.elder, '退休志愿者登录 · the retired volunteer logs in');
  const officer = await logIn(walk, DEMO_LOGINS.officer, '社区工作人员登录 · a community officer logs in');

  walk.heading('申请并开具服务记录证明 · a certificate is asked for and issued');
  const year = new Date().getUTCFullYear();
  const period = { fromDay: `${year - 1}-01-01`, untilDay: `${year}-12-31`, idempotencyKey: randomUUID() };
  const asked = await walk.ask<{ requestCertificate: { id: string } }>(
    ask.ASK_CERTIFICATE,
    { input: period },
    elder,
  );
  const input = { certificateId: asked.requestCertificate.id };
  await walk.refused('FORBIDDEN', ask.ISSUE_CERTIFICATE, { input }, elder);
  const { issueCertificate: issued } = await walk.ask<{ issueCertificate: Issued }>(
    ask.ISSUE_CERTIFICATE,
    { input },
    officer,
  );

  walk.heading('任何人凭编号和验证码验证 · anyone verifies it by number and code');
  const validity = async (code: string): Promise<string> => {
    const variables = { number: issued.number, code };
    const answer = await walk.ask<{ verifyCertificate: { validity: string } }>(ask.VERIFY, variables);
    return answer.verifyCertificate.validity;
  };
  walk.expect((await validity(issued.code)) === 'VALID', '有效 valid');
  walk.expect((await validity('AAAAAAAAAA')) === 'UNKNOWN', '验证码不对即查无 a wrong code finds nothing');
  const page = await walk.fetchText(issued.verificationPath);
  walk.expect(page.includes('有效'), '网页同样可验证 the page says so, too');

  walk.heading('撤销之后 · once it is revoked');
  const revoked = { ...input, reason: '演示结束' };
  await walk.ask(ask.REVOKE_CERTIFICATE, { input: revoked }, officer);
  walk.expect((await validity(issued.code)) === 'REVOKED', '已撤销 revoked');
}

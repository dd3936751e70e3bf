import type { INestApplication } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DEMO_LOGINS, DEMO_PASSWORD } from './demo-accounts.js';
import { DEMO_DISTRICT } from './demo-places.js';

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** GraphiQL is served, outside production. */
  readonly graphiql: boolean;
  /** Null: the administrator was made by an earlier start. */
  readonly administratorPassword: string | null;
}

const QUERY = `{ ranking(placeCode: "${DEMO_DISTRICT.code}", period: { kind: ALL }, first: 5) { nodes { rank name minutes communityName } } }`;

/** Tells the person who started the server what to open and what to try. */
export async function printWelcome(
  app: INestApplication,
  { host, port, graphiql, administratorPassword }: Listening,
): Promise<void> {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const lines = ['', `Linli 邻里  http://${shown}:${port}/graphql`];
  if (graphiql) lines.push(`在浏览器中打开 open in a browser: http://${shown}:${port}/graphiql`);
  lines.push('');
  if (administratorPassword) {
    lines.push(
      `管理员 administrator: admin · 一次性密码 one-time password: ${administratorPassword}`,
      '  （只显示这一次，首次登录须修改 · shown this once, to be changed at the first login）',
      '',
    );
  }
  if (await hasDemo(app)) lines.push(...demoLines(`http://${shown}:${port}`));
  lines.push('Ctrl-C 停止 stops', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function hasDemo(app: INestApplication): Promise<boolean> {
  const accounts = app.get(AccountsService);
  const found = await app.get(UnitOfWork).read((view) => accounts.byLogin(view, DEMO_LOGINS.officer));
  return found !== null;
}

function demoLines(url: string): string[] {
  const account = (login: string, who: string): string => `  ${login}  ${who}`;
  return [
    `演示账号 demo accounts（密码 password: ${DEMO_PASSWORD}）`,
    account(DEMO_LOGINS.officer, '桂花街社区工作人员 · community officer'),
    account(DEMO_LOGINS.secondOfficer, '桂花街社区另一位工作人员 · second officer of the same community'),
    account(DEMO_LOGINS.otherOfficer, '江阳路社区工作人员 · officer of another community'),
    account(
      DEMO_LOGINS.streetOfficer,
      '南城街道工作人员，有一件备案待决定 · street officer, with a filing to decide on',
    ),
    account(DEMO_LOGINS.districtOfficer, '江阳区工作人员 · district officer'),
    account(DEMO_LOGINS.auditor, '审计员 · auditor'),
    account(DEMO_LOGINS.head, '桂花街社区负责人 · head officer, who alone handles confidential needs'),
    account(DEMO_LOGINS.leader, '桂花街帮困小组组长 · leader of its poverty-relief squad'),
    account(
      DEMO_LOGINS.member,
      '帮困小组组员，提交了维修队的备案 · member of that squad, who submitted the filing',
    ),
    account(
      DEMO_LOGINS.elder,
      '帮困小组退休组员，书法协会会长 · retired member, old enough to redeem minutes; chairs an association',
    ),
    account(DEMO_LOGINS.mediator, '调解小组组长 · leader of the mediation squad'),
    account(DEMO_LOGINS.lecturer, '普法小组组长 · leader of the legal-education squad'),
    account(
      DEMO_LOGINS.resident,
      '居民，起草了一份备案 · resident, not registered as a volunteer yet, with a filing begun',
    ),
    '',
    '试一试 try (or `npm run demo` in another terminal):',
    `  curl -s ${url}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query: QUERY })}'`,
    '',
  ];
}

import { expect } from '@jest/globals';
import { runVerify } from '../../../src/timebank/verify/verify-ledger.js';
import { DONATE, GivingDesk, type Kin, TRANSFER } from '../../support/giving-desk.js';
import { GraphqlClient } from '../../support/graphql-client.js';
import { newKey } from '../../support/people.js';
import { CANCEL, REQUEST } from '../../support/redemption-desk.js';
import { TestApp } from '../../support/test-app.js';
import type { Person } from '../../support/world.js';

const MINUTES = 30;
/** What a command may be refused with; then nothing was done. */
const REFUSALS = ['INSUFFICIENT_MINUTES', 'SERVICE_BUSY'];
/** What it may be answered with when nobody knows whether it was done. */
const KNOWN = [...REFUSALS, 'OUTCOME_UNKNOWN', 'DATABASE_UNREACHABLE'];
const ENTRY_KINDS = ['DONATION', 'TRANSFER', 'HOLD', 'RELEASE'] as const;
type EntryKind = (typeof ENTRY_KINDS)[number];

interface Giver {
  readonly person: Person;
  readonly relationId: string;
}

/** One command with the key under which it is sent until it is answered. */
interface Command {
  readonly kind: EntryKind;
  readonly document: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly token: string;
}

type Outcome = 'acknowledged' | 'refused' | 'unknown';

export interface LoadCounts {
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Not answered, or answered with a code that says so. */
  readonly unknown: number;
}

/** People who give, donate, ask for services and cancel them over HTTP, and a check that each command was done exactly once. */
export class LedgerLoad {
  private readonly counts = { sent: 0, acknowledged: 0, refused: 0, unknown: 0 };
  private readonly done: { command: Command; answer: string }[] = [];
  private readonly open: Command[] = [];
  private readonly codes = new Map<string, number>();
  private readonly held = new Map<string, string[]>();

  private constructor(
    private readonly app: TestApp,
    private readonly givers: readonly Giver[],
  ) {}

  /** Prepares people with minutes and hands the database over: from then on the child server has it. */
  static async prepare(people = 8): Promise<LedgerLoad> {
    const desk = await GivingDesk.open();
    const kin: Kin[] = [];
    for (let index = 0; index < people; index += 1)
      kin.push(await desk.kin(`赠者${'甲乙丙丁戊己庚辛'[index] ?? ''}`, 2_400));
    const relations: string[] = [];
    for (const [index, from] of kin.entries())
      relations.push(await desk.related(from, kin[(index + 1) % kin.length] as Kin, 'PARENT'));
    desk.app.clock.set(new Date().toISOString());
    const givers: Giver[] = [];
    for (const [index, { person }] of kin.entries()) {
      const token = await desk.world.signIn(person as Person);
      givers.push({ person: { ...(person as Person), token }, relationId: relations[index] ?? '' });
    }
    await desk.app.settled();
    await desk.app.app.close();
    await desk.app.uow.close();
    return new LedgerLoad(desk.app, givers);
  }

  get database() {
    return this.app.database;
  }

  get told(): LoadCounts & { readonly codes: Readonly<Record<string, number>> } {
    return { ...this.counts, codes: Object.fromEntries(this.codes) };
  }

  /** Clients send commands one after another until told to stop or the server is gone. */
  async run(client: GraphqlClient, clients: number, goesOn: () => boolean): Promise<void> {
    const work = async (number: number): Promise<void> => {
      for (let turn = 0; goesOn(); turn += 1) {
        const outcome = await this.send(client, this.nextCommand(number + turn));
        if (outcome === 'unknown') await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, number) => work(number)));
  }

  /** Sends again, under their keys, all commands whose outcome is not known, and some that were acknowledged. */
  async retry(client: GraphqlClient): Promise<void> {
    for (const command of this.open.splice(0)) {
      const outcome = await this.send(client, command, true);
      expect(outcome).not.toBe('unknown');
    }
    for (const { command, answer } of this.done.slice(-20))
      expect(await this.answerOf(client, command)).toBe(answer);
  }

  /** The books hold each acknowledged command exactly once, and no other, and prove right. */
  async expectExactlyOnce(): Promise<void> {
    expect(this.open).toEqual([]);
    // Each refusal says what to do, and none is an accident.
    expect([...this.codes.keys()].filter((code) => !KNOWN.includes(code))).toEqual([]);
    const reopened = await TestApp.reopen(this.database);
    try {
      const rows = await reopened.uow.read((view) =>
        view.rows<{ kind: string; entries: number }>(
          `SELECT kind, count(*) AS entries FROM ledger_entry WHERE kind IN (:...kinds) GROUP BY kind`,
          { kinds: [...ENTRY_KINDS] },
        ),
      );
      const booked = new Map(rows.map(({ kind, entries }) => [kind, Number(entries)]));
      for (const kind of ENTRY_KINDS) {
        const acknowledged = this.done.filter(({ command }) => command.kind === kind).length;
        expect({ kind, entries: booked.get(kind) ?? 0 }).toEqual({ kind, entries: acknowledged });
      }
      expect(new Set(this.done.map(({ answer }) => answer)).size).toBe(this.done.length);
      const report = await reopened.uow.read((view) => runVerify(view, {}));
      expect(report.faults).toEqual([]);
    } finally {
      await reopened.close();
    }
  }

  async remove(): Promise<void> {
    await this.database.remove();
  }

  private nextCommand(turn: number): Command {
    const giver = this.givers[Math.floor(Math.random() * this.givers.length)] as Giver;
    const { token, accountId } = giver.person;
    const idempotencyKey = newKey();
    const redemptionId = turn % 4 === 3 ? this.held.get(accountId)?.shift() : undefined;
    if (redemptionId) {
      const input = { redemptionId, reason: '家人已陪同', idempotencyKey };
      return { kind: 'RELEASE', document: CANCEL, input, token };
    }
    if (turn % 4 === 2) {
      const input = { minutes: MINUTES, content: '陪同就医', urgency: 'SOON', idempotencyKey };
      return { kind: 'HOLD', document: REQUEST, input, token };
    }
    return turn % 2 === 0
      ? { kind: 'DONATION', document: DONATE, input: { minutes: MINUTES, idempotencyKey }, token }
      : {
          ...{ kind: 'TRANSFER', document: TRANSFER, token },
          input: { relationId: giver.relationId, minutes: MINUTES, idempotencyKey },
        };
  }

  private async send(client: GraphqlClient, command: Command, again = false): Promise<Outcome> {
    if (!again) this.counts.sent += 1;
    let outcome: Outcome = 'unknown';
    try {
      const { data, errors } = await client.send<Record<string, Record<string, string>>>(
        command.document,
        { input: command.input },
        { token: command.token },
      );
      const code = errors[0]?.extensions.code;
      if (code) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
      if (data && !code) {
        outcome = 'acknowledged';
        this.acknowledge(command, idOf(data));
      } else if (code && REFUSALS.includes(code)) outcome = 'refused';
    } catch {
      // No answer: the connection or the server was gone.
    }
    if (!again || outcome !== 'unknown') this.counts[outcome] += 1;
    if (outcome === 'unknown') this.open.push(command);
    return outcome;
  }

  private acknowledge(command: Command, answer: string): void {
    this.done.push({ command, answer: `${command.kind} ${answer}` });
    if (command.kind !== 'HOLD') return;
    const giver = this.givers.find(({ person }) => person.token === command.token)?.person.accountId ?? '';
    this.held.set(giver, [...(this.held.get(giver) ?? []), answer]);
  }

  private async answerOf(client: GraphqlClient, command: Command): Promise<string> {
    const { input, document, token, kind } = command;
    return `${kind} ${idOf(await client.data<Record<string, Record<string, string>>>(document, { input }, { token }))}`;
  }
}

/** The id that an answer carries: a redemption's or an entry's. */
function idOf(data: Record<string, Record<string, string>>): string {
  const [answer] = Object.values(data);
  return answer?.['id'] ?? answer?.['ledgerEntryId'] ?? '';
}

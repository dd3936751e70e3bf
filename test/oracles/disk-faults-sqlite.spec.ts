import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ChildServer } from '../faults/support/child-server.js';
import { tellFigures } from '../faults/support/figures.js';
import { LedgerLoad } from '../faults/support/ledger-load.js';
import { FAIL_STOP_EXIT_CODE } from '../../src/platform/database/fail-stop.js';

const ROUNDS = Number(process.env['LINLI_FAULT_ROUNDS'] ?? 5);
const CLIENTS = 8;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** strace attached to a running server: from the given call on, or at it alone, the system call fails. */
class FailingDisk {
  private constructor(private readonly strace: ChildProcess) {}

  static async attach(pid: number, fault: string): Promise<FailingDisk> {
    const [calls = ''] = fault.split(':');
    const strace = spawn(
      'strace',
      ['-f', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${fault}`, '-o', '/dev/null'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await new Promise<void>((resolve, reject) => {
      strace.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.toString('utf8').includes('attached')) resolve();
      });
      strace.once('error', reject);
      strace.once('exit', (code) => reject(new Error(`strace ended with ${code}`)));
    });
    return new FailingDisk(strace);
  }

  async detach(): Promise<void> {
    if (this.strace.exitCode !== null) return;
    const ended = new Promise((resolve) => this.strace.once('exit', resolve));
    this.strace.kill('SIGINT');
    await ended;
  }
}

describe('promises 6 and 10: the ledger’s commands on a disk that fails', () => {
  let load: LedgerLoad;
  beforeEach(async () => {
    load = await LedgerLoad.prepare();
  }, 600_000);
  afterEach(() => load.remove());

  it.each([
    ['the flush of a commit fails', 'fsync,fdatasync:error=EIO', 30],
    ['the disk is full', 'pwrite64:error=ENOSPC', 600],
    ['a write fails', 'pwrite64:error=EIO', 600],
  ])(
    '%s: the server ends, and what it acknowledged is there exactly once',
    async (fault, injection, calls) => {
      let failStops = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const server = await ChildServer.start(load.database.environment);
        const at = 1 + Math.floor(Math.random() * calls);
        const disk = await FailingDisk.attach(server.pid, `${injection}:when=${at}+`);
        let working = true;
        const running = load.run(server.client, CLIENTS, () => working && server.exitCode === null);
        for (let waited = 0; server.exitCode === null && waited < 5_000; waited += 50) await wait(50);
        working = false;
        await running;
        await disk.detach();
        if (server.exitCode === FAIL_STOP_EXIT_CODE) failStops += 1;
        else await server.end('SIGKILL');
      }
      const server = await ChildServer.start(load.database.environment);
      await load.retry(server.client);
      expect(await server.end('SIGTERM')).toBe(0);
      await load.expectExactlyOnce();
      expect(failStops).toBeGreaterThan(0);
      tellFigures(`${fault}, ${ROUNDS} rounds`, { ...load.told, failStops });
    },
    120_000 + ROUNDS * 15_000,
  );
});

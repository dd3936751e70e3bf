import { describe, expect, it } from '@jest/globals';
import { Log } from '../logging/log.js';
import { type Job, Jobs } from './jobs.js';

const SECOND = 1000;
const log = Log.create('silent');
const newJobs = (): Jobs => new Jobs({ NODE_ENV: 'test', LINLI_JOBS: undefined }, log);

/** A job whose runs end when the test says so. */
class HeldJob implements Job {
  readonly name = 'held';
  readonly everySeconds = 60;
  started = 0;
  atOnce = 0;
  mostAtOnce = 0;
  private ends: (() => void)[] = [];

  async run(): Promise<void> {
    this.started += 1;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await new Promise<void>((resolve) => this.ends.push(resolve));
    this.atOnce -= 1;
  }

  async end(): Promise<void> {
    await turns();
    this.ends.shift()?.();
    await turns();
  }
}

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('jobs', () => {
  it('run at the first tick, and again when their time has come', async () => {
    const jobs = newJobs();
    let runs = 0;
    jobs.register({ name: 'count', everySeconds: 60, run: () => Promise.resolve(void (runs += 1)) });
    for (const [now, expected] of [
      [5, 1],
      [59 * SECOND, 1],
      [60 * SECOND + 5, 2],
      [61 * SECOND, 2],
    ] as const) {
      jobs.tick(now);
      await turns();
      expect(runs).toBe(expected);
    }
  });

  it('are never run twice at once: a tick passes by, a call waits its turn', async () => {
    const jobs = newJobs();
    const job = new HeldJob();
    jobs.register(job);
    jobs.tick(0);
    await turns();
    jobs.tick(600 * SECOND);
    const called = [jobs.run('held'), jobs.run('held')];
    await turns();
    expect(job.started).toBe(1);
    for (let ended = 0; ended < 3; ended += 1) await job.end();
    await Promise.all(called);
    expect(job).toMatchObject({ started: 3, mostAtOnce: 1 });
  });

  it('may fail: the tick after it goes on, and who called is told', async () => {
    const jobs = newJobs();
    let runs = 0;
    const run = (): Promise<void> => {
      runs += 1;
      throw new Error('the disk is full');
    };
    jobs.register({ name: 'failing', everySeconds: 1, run });
    jobs.tick(0);
    await turns();
    jobs.tick(2 * SECOND);
    await turns();
    expect(runs).toBe(2);
    await expect(jobs.run('failing')).rejects.toThrow('the disk is full');
  });

  it('that are unknown, named alike or too frequent are faults of the program', async () => {
    const jobs = newJobs();
    const job = { name: 'one', everySeconds: 1, run: () => Promise.resolve() };
    jobs.register(job);
    expect(() => jobs.register(job)).toThrow('twice');
    expect(() => jobs.register({ ...job, name: 'two', everySeconds: 0 })).toThrow('once a second');
    await expect(jobs.run('three')).rejects.toThrow('no job three');
  });

  it('at shutdown the running one is waited for and no other begins', async () => {
    const jobs = newJobs();
    const job = new HeldJob();
    jobs.register(job);
    jobs.tick(0);
    await turns();
    let over = false;
    const stopping = jobs.beforeApplicationShutdown().then(() => (over = true));
    await turns();
    expect(over).toBe(false);
    await job.end();
    await stopping;
    jobs.tick(600 * SECOND);
    await turns();
    expect(job.started).toBe(1);
  });
});

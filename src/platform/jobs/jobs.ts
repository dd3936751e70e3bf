import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { type Settings, SETTINGS_TOKEN } from '../config/settings.js';
import { Log } from '../logging/log.js';

/**
 * Work that comes again by itself. Every process of a deployment runs it, so a run is safe beside another one and finds
 * nothing left to do after it. The present time is `Clock.now()` inside, as everywhere.
 */
export interface Job {
  readonly name: string;
  /** From one start to the next, at least. */
  readonly everySeconds: number;
  run(): Promise<void>;
}

interface KnownJob {
  readonly job: Job;
  dueAtMilliseconds: number;
  running: Promise<void> | null;
}

const TICK_MILLISECONDS = 1000;

/** Starts what is due, in real time; never two runs of one job at once in a process. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly known = new Map<string, KnownJob>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SETTINGS_TOKEN) private readonly settings: Pick<Settings, 'NODE_ENV' | 'LINLI_JOBS'>,
    private readonly log: Log,
  ) {}

  /** To be called while the application starts, by the module whose work it is. @throws Error when the name is taken */
  register(job: Job): void {
    if (this.known.has(job.name)) throw new Error(`job ${job.name} is registered twice`);
    if (!(job.everySeconds >= 1)) throw new Error(`job ${job.name} must not come more than once a second`);
    this.known.set(job.name, { job, dueAtMilliseconds: 0, running: null });
  }

  /** Once the server listens; a command of the CLI runs no jobs, and under NODE_ENV=test only the test itself does, unless told otherwise. */
  start(): void {
    if (!(this.settings.LINLI_JOBS ?? this.settings.NODE_ENV !== 'test')) return;
    this.timer = setInterval(() => this.tick(performance.now()), TICK_MILLISECONDS).unref();
  }

  /**
   * Runs a job now; after the run that is under way, if one is.
   * @throws Error when there is no such job, and whatever the job throws
   */
  async run(name: string): Promise<void> {
    const known = this.known.get(name);
    if (!known) throw new Error(`there is no job ${name}`);
    while (known.running) await known.running.catch(() => undefined);
    await this.begin(known);
  }

  /** Starts every job that is due and not running. A job is due at the first tick, and then in its own time. */
  tick(nowMilliseconds: number): void {
    for (const known of this.known.values()) {
      if (known.running || known.dueAtMilliseconds > nowMilliseconds) continue;
      known.dueAtMilliseconds = nowMilliseconds + known.job.everySeconds * 1000;
      this.begin(known).catch((error: unknown) =>
        this.log.error('job.failed', error, { job: known.job.name }),
      );
    }
  }

  /** Starts no more and waits for what runs. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    for (const known of this.known.values()) {
      known.dueAtMilliseconds = Infinity;
      await known.running?.catch(() => undefined);
    }
  }

  private begin(known: KnownJob): Promise<void> {
    // In a turn of its own, so that a job which throws at once fails like one that does so later.
    const run = Promise.resolve().then(() => known.job.run());
    known.running = run.finally(() => (known.running = null));
    // What `finally` answers is awaited by whoever waits for the run; nobody may.
    known.running.catch(() => undefined);
    return known.running;
  }
}

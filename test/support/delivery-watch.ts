import { pino } from 'pino';
import { Log, type LogFields } from '../../src/platform/logging/log.js';

/** A log that remembers which deliveries of events failed, so that a test fails where a server would try again for ever. */
export class DeliveryWatch extends Log {
  private readonly failures = new Map<string, unknown>();

  constructor() {
    super(pino({ level: 'silent' }));
  }

  override error(event: string, error: unknown, fields: LogFields = {}): void {
    if (event === 'outbox.delivery-failed') this.failures.set(String(fields['consumer']), error);
  }

  /** Forgets what failed. @throws the error of the first consumer named that failed since the last call */
  raise(stillWaiting: readonly string[]): void {
    const failed = stillWaiting.find((consumer) => this.failures.has(consumer));
    const error = failed && this.failures.get(failed);
    this.failures.clear();
    if (failed) throw new Error(`events are not delivered to ${failed}`, { cause: error });
  }
}

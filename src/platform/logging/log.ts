import { pino, type Logger } from 'pino';

/** The only fields that ever reach the log; anything else is dropped, so that personal data can't slip in. */
const ALLOWED_FIELDS = new Set([
  'requestId',
  'errorId',
  'code',
  'operation',
  'status',
  'milliseconds',
  'consumer',
  'job',
  'count',
  'port',
  'host',
  'signal',
  'dialect',
  'version',
  'file',
  'migration',
  'placeCode',
  'oneTimeCode',
  'attempt',
]);

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log with an allow-list of fields (pino underneath). */
export class Log {
  constructor(private readonly logger: Logger) {}

  static create(level: string): Log {
    return new Log(pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }));
  }

  info(event: string, fields: LogFields = {}): void {
    this.logger.info({ event, ...allowed(fields) });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.logger.warn({ event, ...allowed(fields) });
  }

  /** An unexpected error: its class, code and stack frames; not its message, which may quote data. */
  error(event: string, error: unknown, fields: LogFields = {}): void {
    this.logger.error({ event, ...allowed(fields), error: describe(error) });
  }
}

function allowed(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED_FIELDS.has(name)));
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  return { name: error.name, code: typeof code === 'string' ? code : undefined, frames };
}

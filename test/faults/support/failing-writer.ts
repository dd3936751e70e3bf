import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface EndedWriter {
  readonly code: number | null;
  readonly acknowledged: string[];
  readonly refused: string[];
  readonly errors: string;
}

/** Runs writer-process.mjs, a process of its own on the built code, until it ends. */
export function runFailingWriter(
  file: string,
  fault: 'refused-commit' | 'full-disk' | 'killed',
): Promise<EndedWriter> {
  const script = join(process.cwd(), 'test', 'faults', 'support', 'writer-process.mjs');
  const child = spawn(process.execPath, [script, file, fault], { env: { PATH: process.env['PATH'] } });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString('utf8')));
  const lines = (kind: string): string[] =>
    printed.out
      .split('\n')
      .flatMap((line) => (line.startsWith(`${kind} `) ? [line.split(' ')[1] ?? ''] : []));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, acknowledged: lines('acknowledged'), refused: lines('refused'), errors: printed.err }),
    );
  });
}

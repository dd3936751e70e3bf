import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const FLUSHES = 200;
const BLOCK_BYTES = 4096;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `median (least–greatest)` of what the rounds measured. */
export function spread(values, digits = 0) {
  const text = (value) => value.toFixed(digits);
  return `${text(median(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`;
}

/**
 * Rates of the server and of the raw statements, by round, as rows of a table. The ratio is taken within each round, whose
 * two measurements follow one another.
 */
export function comparisonRow(labels, rounds) {
  const ratios = rounds.map(({ server, raw }) => server / raw);
  return [
    ...labels,
    spread(rounds.map(({ server }) => server)),
    spread(rounds.map(({ raw }) => raw)),
    spread(ratios, 2),
  ];
}

export function markdownTable(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const aligned = heads.map((_, index) => (index === 0 ? '---' : '--:'));
  return [line(heads), `|${aligned.join('|')}|`, ...rows.map(line)].join('\n');
}

/** What the figures were measured on. */
export function machine() {
  const [first] = cpus();
  return [
    `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${type()} ${release()}, Node.js ${process.version}`,
    `load average before the run: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(', ')}`,
    `appending ${BLOCK_BYTES} bytes and fsync in the folder of the databases: ${flushMilliseconds().toFixed(2)} ms (median of ${FLUSHES})`,
  ];
}

function flushMilliseconds() {
  const folder = mkdtempSync(join(tmpdir(), 'linli-bench-flush-'));
  const file = openSync(join(folder, 'flush'), 'w');
  try {
    const block = Buffer.alloc(BLOCK_BYTES, 1);
    const times = Array.from({ length: FLUSHES }, () => {
      const begun = performance.now();
      writeSync(file, block);
      fsyncSync(file);
      return performance.now() - begun;
    });
    return median(times);
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}

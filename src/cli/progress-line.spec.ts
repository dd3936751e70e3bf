import { describe, expect, it } from '@jest/globals';
import { ProgressLine } from './progress-line.js';

const terminal = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
};

describe('a progress line', () => {
  it('shows phase, share, counts and speed on one line', () => {
    let now = 0;
    const screen = terminal(true);
    const line = new ProgressLine(screen, () => now);
    line.show({ phase: 'entries', done: 0, total: 40_000 });
    now = 2000;
    line.show({ phase: 'entries', done: 10_000, total: 40_000 });
    expect(screen.written).toHaveLength(2);
    expect(screen.written[1]).toContain('entries   ██████░░░░░░░░░░░░░░░░░░  25 %  10,000 / 40,000  5,000/s');
    expect(screen.written.join('')).not.toContain('\n');
  });

  it('is redrawn ten times a second at most, and at the end of a phase', () => {
    const screen = terminal(true);
    const line = new ProgressLine(screen, () => 0);
    for (const done of [0, 1, 2, 3]) line.show({ phase: 'records', done, total: 3 });
    expect(screen.written.map((text) => text.match(/(\d) \/ 3/)?.[1])).toEqual(['0', '3']);
    line.clear();
    expect(screen.written.at(-1)).toBe('\r\u001b[2K');
  });

  it('of nothing is whole', () => {
    const screen = terminal(true);
    new ProgressLine(screen, () => 0).show({ phase: 'records', done: 0, total: 0 });
    expect(screen.written[0]).toContain('100 %');
  });

  it('is silent where nobody looks', () => {
    const screen = terminal(false);
    const line = new ProgressLine(screen);
    line.show({ phase: 'entries', done: 0, total: 1 });
    line.clear();
    expect(screen.written).toEqual([]);
  });
});

const BAR_CELLS = 24;
const REDRAW_MILLISECONDS = 100;

export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** Where a line can be redrawn; `process.stderr` is one when it is a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One line that is redrawn while a command works; nothing where nobody looks, as in a job or behind a pipe. */
export class ProgressLine {
  private drawnAt = -Infinity;
  private phase = '';
  private phaseSince = 0;

  constructor(
    private readonly terminal: Terminal = process.stderr,
    private readonly now: () => number = () => performance.now(),
  ) {}

  readonly show = ({ phase, done, total }: Progress): void => {
    if (!this.terminal.isTTY) return;
    const now = this.now();
    const isNew = phase !== this.phase;
    if (isNew) [this.phase, this.phaseSince] = [phase, now];
    if (!isNew && done < total && now - this.drawnAt < REDRAW_MILLISECONDS) return;
    this.drawnAt = now;
    const share = total > 0 ? Math.min(1, done / total) : 1;
    const cells = Math.round(share * BAR_CELLS);
    const bar = `${'█'.repeat(cells)}${'░'.repeat(BAR_CELLS - cells)}`;
    const seconds = (now - this.phaseSince) / 1000;
    const speed = seconds > 0.5 ? `  ${grouped(done / seconds)}/s` : '';
    const percent = String(Math.floor(share * 100)).padStart(3);
    this.terminal.write(
      `\r\u001b[2K${phase.padEnd(9)} ${bar} ${percent} %  ${grouped(done)} / ${grouped(total)}${speed}`,
    );
  };

  /** Takes the line away, so that what is said next stands alone. */
  clear(): void {
    if (this.terminal.isTTY) this.terminal.write('\r\u001b[2K');
  }
}

const grouped = (value: number): string => Math.round(value).toLocaleString('en');

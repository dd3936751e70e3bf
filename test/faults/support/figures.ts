import { testDialect } from '../../support/test-database.js';

/** Tells what a fault did, for docs/reliability.md, when LINLI_FAULT_FIGURES asks for it. */
export function tellFigures(fault: string, figures: object): void {
  if (process.env['LINLI_FAULT_FIGURES'])
    process.stdout.write(`${testDialect} · ${fault} · ${JSON.stringify(figures)}\n`);
}

import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type ReadEntry, whereIs } from './entry-page.js';
import { shapeFaults } from './entry-shape.js';
import type { Findings } from './verify-report.js';

/** Holds each entry of a page to what its kind may be (rules 29 to 36). */
export function verifyShapes(_: ReadView, page: readonly ReadEntry[], findings: Findings): Promise<void> {
  for (const entry of page) {
    for (const { code, text } of shapeFaults(entry)) findings.add(code, whereIs(entry.row), text);
  }
  return Promise.resolve();
}

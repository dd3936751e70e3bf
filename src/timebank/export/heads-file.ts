import type { ExportedHead } from '../verify/chain-heads.js';

/** What a file of chain heads says; `ledger verify --heads` reads it. */
export const headsText = (heads: readonly ExportedHead[]): string => `${JSON.stringify(heads, null, 2)}\n`;

/** Exit code of a process that can no longer trust its own transaction state. */
export const FAIL_STOP_EXIT_CODE = 70;

/**
 * Ends the process at once. After a failed COMMIT TypeORM's depth counter lies and later "commits" commit nothing, so
 * going on would acknowledge what is lost; a restart reads the truth from the file.
 */
export function failStop(reason: string): never {
  process.stderr.write(`${JSON.stringify({ level: 'fatal', event: 'fail-stop', reason })}\n`);
  process.exit(FAIL_STOP_EXIT_CODE);
}

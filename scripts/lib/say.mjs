/** A line for the person at the terminal; on stderr, so that a command's own output stays clean. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends with a sentence instead of a stack trace. */
export function giveUp(sentence, code = 1) {
  say(`\n${sentence}`);
  process.exit(code);
}

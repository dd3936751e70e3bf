/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export class CommandFault extends Error {}

/** Ends the command with a sentence and exit code 1. */
export function fail(sentence: string): never {
  throw new CommandFault(sentence);
}

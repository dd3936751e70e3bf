import 'reflect-metadata';
import { Command } from 'commander';
import { addDataCommands } from './cli/data-commands.js';
import { addDocsCommands } from './cli/docs-commands.js';
import { addLedgerCommands } from './cli/ledger-commands.js';
import { addSchemaCommands } from './cli/schema-commands.js';
import { CommandFault } from './cli/terminal.js';
import { Problem } from './kernel/problem.js';
import { SettingsFault } from './platform/config/settings.js';
import { StartupFault } from './platform/database/sqlite-file.js';

const program = new Command('linli').description('Linli’s maintenance commands (npm run cli -- …)');
addDataCommands(program);
addLedgerCommands(program);
addSchemaCommands(program);
addDocsCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof Problem) process.stderr.write(`${error.text('zh-CN')}\n${error.text('en')}\n`);
  else if (error instanceof CommandFault || error instanceof StartupFault || error instanceof SettingsFault)
    process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 1;
}

import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Command } from 'commander';
import { PlacesImport } from '../places/places-import.js';
import { readSettings } from '../platform/config/settings.js';
import { newSecrets } from '../platform/security/keyring.js';
import { RankingProjection } from '../rankings/ranking-projection.js';
import { IdleVolunteersService } from '../service-records/idle-volunteers.service.js';
import { withApplication } from './application.js';
import { fail, say } from './terminal.js';

export function addDataCommands(program: Command): void {
  program
    .command('places')
    .description('districts and streets')
    .command('import <file>')
    .description('read an official division table (CSV with code and name)')
    .action(importPlaces);

  program
    .command('rankings')
    .description('ranking tables')
    .command('rebuild')
    .description('recompute every ranking')
    .action(rebuildRankings);
  program
    .command('volunteers')
    .description('registry')
    .command('deactivate-idle <year>')
    .description('mark who served under the policy’s hours in a calendar year as inactive')
    .action(deactivateIdle);
  program
    .command('backup <file>')
    .description('write a consistent copy of the SQLite file, also while the server runs')
    .action(backup);
  program
    .command('keys')
    .description('secrets')
    .command('new')
    .description('print fresh secrets for the environment')
    .action(() => {
      const secrets = newSecrets();
      say(
        `LINLI_FIELD_KEYS=${secrets.fieldKeys}\nLINLI_INDEX_KEY=${secrets.indexKey}\nLINLI_TOKEN_KEY=${secrets.tokenKey}`,
      );
    });
}

async function importPlaces(file: string): Promise<void> {
  if (!existsSync(file)) fail(`没有文件 ${file} / no such file: ${file}`);
  const report = await withApplication((app) => app.get(PlacesImport).importFile(file));
  say(
    `新增 created ${report.created} · 未变 unchanged ${report.unchanged} · 更名 changed ${report.changed} · 拒绝 refused ${report.refused.length}`,
  );
  for (const { row, code, fault } of report.refused.slice(0, 50))
    say(`  第 ${row} 行 row ${row}: ${code} ${fault}`);
  if (report.refused.length > 0) process.exitCode = 1;
}

async function rebuildRankings(): Promise<void> {
  const count = await withApplication((app) => app.get(RankingProjection).rebuild());
  say(`rankings of ${count} volunteers recomputed`);
}

async function deactivateIdle(year: string): Promise<void> {
  if (!/^20\d\d$/.test(year)) fail(`年份有误 / not a year: ${year}`);
  const count = await withApplication((app) => app.get(IdleVolunteersService).run(Number(year)));
  say(`${count} volunteers marked inactive`);
}

function backup(file: string): void {
  const settings = readSettings(process.env);
  if (settings.LINLI_DATABASE_URL) fail('PostgreSQL is backed up with pg_dump, see docs/operations.md');
  if (existsSync(file)) fail(`文件已存在 / the file exists already: ${file}`);
  const database = new Database(settings.LINLI_SQLITE_FILE, { readonly: true, fileMustExist: true });
  try {
    database.prepare('VACUUM INTO ?').run(file);
  } finally {
    database.close();
  }
  say(`backup written to ${file}`);
}

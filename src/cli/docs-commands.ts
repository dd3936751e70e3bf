import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import '../app.module.js';
import { problemCatalogue } from '../kernel/problem.js';
import { settingsTable } from '../platform/config/settings.js';
import { fail, say } from './terminal.js';

const FILES = { 'README.md': 'en', 'README.zh-CN.md': 'zh' } as const;
type DocumentLanguage = (typeof FILES)[keyof typeof FILES];

/** The generated tables inside the READMEs, between `<!-- name -->` and `<!-- /name -->`. */
export function addDocsCommands(program: Command): void {
  const docs = program.command('docs').description('generated tables of the READMEs');
  docs
    .command('write')
    .description('renew them')
    .action(() => {
      for (const [file, language] of Object.entries(FILES)) writeFileSync(file, renewed(file, language));
      say('tables renewed');
    });
  docs
    .command('check')
    .description('fail when one is out of date')
    .action(() => {
      for (const [file, language] of Object.entries(FILES)) {
        if (readFileSync(file, 'utf8') !== renewed(file, language))
          fail(`${file} is out of date: run \`npm run docs:write\``);
      }
      say('tables agree with the code');
    });
}

function renewed(file: string, language: DocumentLanguage): string {
  const tables = { settings: settingsTable(language), problems: problemTable(language) };
  return Object.entries(tables).reduce(
    (text, [name, table]) => {
      const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
      const [from, until] = [text.indexOf(open), text.indexOf(close)];
      if (from < 0 || until < from) fail(`${file} has no ${open} … ${close}`);
      return `${text.slice(0, from + open.length)}\n\n${table}\n\n${text.slice(until)}`;
    },
    readFileSync(file, 'utf8'),
  );
}

function problemTable(language: DocumentLanguage): string {
  const rows = problemCatalogue().map(
    (problem) =>
      `| \`${problem.code}\` | ${problem[language].replace(/\{(\w+):\w+\}/g, '{$1}').replaceAll('|', '\\|')} |`,
  );
  return [language === 'en' ? '| Code | Message |' : '| 代码 | 说明 |', '|---|---|', ...rows].join('\n');
}

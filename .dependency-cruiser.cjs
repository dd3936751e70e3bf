// Lowest first: a module may import those before it, never one after it (docs: architecture, "Layout").
const ORDER = [
  'kernel',
  'platform',
  'places',
  'identity',
  'policies',
  'volunteers',
  'notices',
  'squads',
  'organisations',
  'needs',
  'activities',
  'timebank',
  'service-records',
  'redemptions',
  'recognition',
  'notifications',
  'rankings',
  'statistics',
  'data-exchange',
  'demo',
];

const SPEC = '\\.spec\\.ts$';
const folders = (names) => `^src/(${names.join('|')})/`;

const direction = ORDER.slice(0, -1).map((name, index) => ({
  name: `${name}-imports-only-what-is-below`,
  comment: `${name} may import ${index === 0 ? 'nothing of src' : ORDER.slice(0, index).join(', ')} only`,
  severity: 'error',
  from: { path: folders([name]), pathNot: SPEC },
  to: { path: folders(ORDER.slice(index + 1)) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...direction,
    {
      name: 'every-module-has-its-place',
      comment: 'a folder of src that is not in ORDER above has no direction: add it there',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: folders([...ORDER, 'cli']) },
    },
    {
      name: 'timebank-knows-no-squads-needs-activities',
      comment: 'the books know volunteers and places, not what is done with the hours',
      severity: 'error',
      from: { path: folders(['timebank']), pathNot: SPEC },
      to: { path: folders(['squads', 'needs', 'activities']) },
    },
    {
      name: 'rankings-read-service-records-and-below',
      severity: 'error',
      from: { path: folders(['rankings']), pathNot: SPEC },
      to: { path: folders(['notices', 'recognition', 'notifications']) },
    },
    {
      name: 'nobody-imports-rankings',
      comment: 'rankings are a projection: only demo, data-exchange and the programs use them',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [SPEC, folders(['rankings', 'data-exchange', 'demo', 'cli'])] },
      to: { path: folders(['rankings']) },
    },
    {
      name: 'programs-are-on-top',
      comment: 'main, cli, demo, app.module and their like use the modules, never the other way',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [SPEC, folders(['cli', 'demo'])] },
      to: { path: ['^src/[^/]+\\.ts$', folders(['cli'])] },
    },
    {
      name: 'kernel-is-plain-typescript',
      severity: 'error',
      from: { path: folders(['kernel']), pathNot: SPEC },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'no-circular-imports',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { path: ['^test/', SPEC] },
    },
    {
      name: 'no-development-packages-in-the-program',
      comment: 'the image is pruned of devDependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable-imports',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};

import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const UNIT_OF_WORK = 'write and read through UnitOfWork (docs/decisions/0002)';

const noForwardRef = {
  selector: "CallExpression[callee.name='forwardRef']",
  message:
    'forwardRef hides a circular import: move what both need below both, or subscribe to a domain event.',
};
const noParallelWrites = {
  selector:
    "CallExpression[callee.property.name='write'] > :function CallExpression[callee.object.name='Promise'][callee.property.name=/^(all|allSettled|any|race)$/]",
  message: 'A unit of work has one connection: await one statement after the other.',
};
const databaseBypasses = [
  {
    selector: "CallExpression[callee.property.name='transaction']",
    message: `No transaction of one's own: ${UNIT_OF_WORK}.`,
  },
  {
    selector: "CallExpression[callee.property.name='createQueryRunner']",
    message: `No query runner: ${UNIT_OF_WORK}.`,
  },
  {
    selector: "Decorator[expression.callee.name='InjectRepository']",
    message: `No injected repository: ${UNIT_OF_WORK}.`,
  },
  {
    selector:
      "CallExpression[callee.property.name='getRepository']:matches([callee.object.name=/(dataSource|^source|connection)$/i], [callee.object.property.name=/(dataSource|^source|connection)$/i])",
    message: `No repository of a data source: ${UNIT_OF_WORK}.`,
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/', '.cache/'] },
  { linterOptions: { noInlineConfig: true } },
  eslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250 }],
      'no-console': 'error',
      'no-warning-comments': 'error',
      'prefer-const': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // The types of constructor parameters and fields are values to Nest and TypeORM, through decorator metadata.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A method may be asynchronous because its port says so.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'import-x/no-default-export': 'error',
      'no-restricted-syntax': ['error', noForwardRef, noParallelWrites],
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    // tampering.ts does to a database what nobody may do, to show that it is noticed.
    ignores: ['src/platform/database/**', 'test/support/tampering.ts'],
    rules: {
      'no-restricted-syntax': ['error', noForwardRef, noParallelWrites, ...databaseBypasses],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'typeorm',
              importNames: ['DataSource', 'QueryRunner', 'getRepository', 'getManager'],
              message: UNIT_OF_WORK,
            },
            { name: '@nestjs/typeorm', message: UNIT_OF_WORK },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Generated, one statement after the other.
    files: ['src/platform/database/migrations/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Benchmarks print their tables.
    files: ['bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Workers and scripts are plain JavaScript, run by Node as they are.
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'fetch',
          'setTimeout',
          'setInterval',
          'clearTimeout',
          'clearInterval',
          'module',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  prettier,
);

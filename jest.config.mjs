/** One suite, run against the database named by LINLI_TEST_DATABASE (sqlite | postgres); see scripts/test.mjs. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testTimeout: 90_000,
  // Modules of ES-module tests stay in memory until their worker ends; a worker full of them spends its time collecting.
  workerIdleMemoryLimit: '1GB',
  maxWorkers: 2,
  cacheDirectory: '<rootDir>/.cache/jest',
};

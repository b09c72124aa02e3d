const { pathsToModuleNameMapper } = require('../tools/module-paths.js');

module.exports = {
  displayName: 'frontend',
  cacheDirectory: '<rootDir>/../node_modules/.cache/jest',
  preset: '../jest.preset.js',
  testEnvironment: 'jsdom',
  maxWorkers: 2,
  // The first test of a page also waits until its files are compiled.
  testTimeout: 20_000,
  setupFiles: ['<rootDir>/../libs/property-tests/src/set-up.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: pathsToModuleNameMapper(),
  transform: {
    '^.+\\.(ts|mjs|js|html)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: ['node_modules/(?!.*\\.mjs$)'],
  coverageDirectory: '../coverage/frontend',
};

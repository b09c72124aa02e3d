const { readFileSync } = require('node:fs');
const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
delete swc.jsc.paths;
delete swc.jsc.baseUrl;
delete swc.$schema;
module.exports = {
  displayName: 'backend',
  cacheDirectory: '<rootDir>/../node_modules/.cache/jest',
  testEnvironment: '<rootDir>/test/jest/one-realm.environment.cjs',
  runtime: '<rootDir>/test/jest/native-modules.runtime.cjs',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  // They run apart: jest.chaos.config.cjs.
  testPathIgnorePatterns: ['/node_modules/', '\\.chaos\\.spec\\.ts$'],
  reporters: ['default', ['<rootDir>/../tools/count-reporter.js', { name: 'backend' }]],
  setupFiles: ['reflect-metadata', '<rootDir>/../libs/property-tests/src/set-up.ts'],
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  transform: { '^.+\\.[tj]s$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleFileExtensions: ['ts', 'js', 'json'],
  // Only ends what hangs: how long work takes is up to the machine.
  testTimeout: 300_000,
  maxWorkers: 2,
};

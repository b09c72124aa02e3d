const { readFileSync } = require('node:fs');
const { pathsToModuleNameMapper } = require('../tools/module-paths.js');
const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
delete swc.jsc.paths;
delete swc.jsc.baseUrl;
delete swc.$schema;
module.exports = {
  displayName: 'backend',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  reporters: ['default', ['<rootDir>/../tools/count-reporter.js', { name: 'backend' }]],
  setupFiles: ['reflect-metadata', '<rootDir>/../tools/property-seed.js'],
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  transform: { '^.+\\.[tj]s$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: pathsToModuleNameMapper(),
  moduleFileExtensions: ['ts', 'js', 'json'],
  testTimeout: 30_000,
  maxWorkers: 2,
};

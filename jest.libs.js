// One Jest configuration for every plain TypeScript library: SWC compiles, modules run as CommonJS.
const { join } = require('node:path');
const { pathsToModuleNameMapper } = require('./tools/module-paths.js');
module.exports = (name, rootDir) => ({
  displayName: name,
  cacheDirectory: join(__dirname, 'node_modules/.cache/jest'),
  rootDir,
  testEnvironment: 'node',
  maxWorkers: 2,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  setupFiles: [join(__dirname, 'libs/property-tests/src/set-up.ts')],
  reporters: ['default', [join(__dirname, 'tools/count-reporter.js'), { name }]],
  moduleNameMapper: pathsToModuleNameMapper(),
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'json'],
});

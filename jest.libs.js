// One Jest configuration for every plain TypeScript library: SWC compiles, modules run as CommonJS.
const { pathsToModuleNameMapper } = require('./tools/module-paths.js');
module.exports = (name, rootDir) => ({
  displayName: name,
  rootDir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  moduleNameMapper: pathsToModuleNameMapper(),
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'json'],
});

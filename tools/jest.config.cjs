module.exports = {
  ...require('../jest.libs.js')('tools', __dirname),
  testMatch: ['<rootDir>/**/*.spec.js'],
  // Each lints or runs something in a process of its own.
  testTimeout: 120_000,
  maxWorkers: 1,
};

// Suites that start, kill and restart processes of the product. They need little but time, so they run beside others.
module.exports = {
  ...require('./jest.config.cjs'),
  displayName: 'chaos',
  testMatch: ['<rootDir>/{src,test}/**/*.chaos.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default', ['<rootDir>/../tools/count-reporter.js', { name: 'chaos' }]],
  globalSetup: '<rootDir>/test/chaos/global-setup.ts',
  maxWorkers: 1,
};

// A Jest reporter that leaves the number of passed and failed tests where `npm test` adds them up.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = class CountReporter {
  constructor(_config, { name }) {
    this.name = name;
  }

  onRunComplete(_contexts, results) {
    const folder = join(__dirname, '..', 'dist', 'test-results');
    mkdirSync(folder, { recursive: true });
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const counts = { passed: results.numPassedTests, failed, skipped: results.numPendingTests };
    writeFileSync(join(folder, `${this.name}.json`), JSON.stringify(counts));
  }
};

// A Jest reporter that leaves what came of the tests where `npm test` adds it up.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '..');
const FOLDER = join(root, 'dist', 'test-results');

/** The skipped parts of a file, each once. */
const skippedIn = ({ testFilePath, testResults }) => {
  const titles = testResults
    .filter(({ status }) => status === 'pending')
    .map(({ ancestorTitles, title }) => ancestorTitles[0] ?? title);
  return [...new Set(titles)].map((title) => `${title} (${relative(root, testFilePath)})`);
};

module.exports = class CountReporter {
  constructor(_config, { name }) {
    this.name = name;
  }

  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests,
      skippedSuites: results.testResults.flatMap(skippedIn),
    };
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, `${this.name}.json`), JSON.stringify(counts));
  }
};

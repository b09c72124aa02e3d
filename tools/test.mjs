// `npm test`: everything that proves the product. Its last line reads "N passed, N failed".
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { root, run, sentence } from './run.mjs';

const results = join(root, 'dist', 'test-results');
rmSync(results, { recursive: true, force: true });

const steps = [
  ['Formatting', () => run('prettier', ['--check', '--log-level=warn', '.'])],
  ['Generated files are fresh', () => run('node', ['tools/codegen.mjs', '--check'])],
  [
    'Lint, types, build and budgets',
    () =>
      run('nx', ['run-many', '-t', 'lint', 'typecheck', 'build', 'budgets', '--parallel=2', '--output-style=static']),
  ],
  ['Tests', () => run('nx', ['run-many', '-t', 'test', '--parallel=1', '--output-style=static'])],
  ['Browser tests', browserTests],
];

async function browserTests() {
  const browser = await findBrowser();
  if (!browser) return { code: 1 };
  return run('playwright', ['test', '-c', 'e2e/playwright.config.ts'], { env: { CHROMIUM_PATH: browser } });
}

const failedSteps = [];
for (const [name, step] of steps) {
  const started = performance.now();
  sentence(`${name} …`);
  const { code } = await step();
  if (code !== 0) failedSteps.push(name);
  sentence(`${name}: ${code === 0 ? 'passed' : 'FAILED'} after ${Math.round((performance.now() - started) / 1000)} s`);
}

const counts = existsSync(results)
  ? readdirSync(results)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(results, file), 'utf8')))
  : [];
const sum = (key) => counts.reduce((total, count) => total + (count[key] ?? 0), 0);
const failedTests = sum('failed');
// A step that failed without a failed test of its own (lint, a crash) counts as one.
const failed = failedTests > 0 ? failedTests : failedSteps.length;
if (failedSteps.length) sentence(`Failed: ${failedSteps.join(', ')}`);
console.log(
  `${sum('passed') + steps.length - failedSteps.length} passed, ${failed} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exit(failed > 0 ? 1 : 0);

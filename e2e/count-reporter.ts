import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Reporter, Suite } from '@playwright/test/reporter';

/** Leaves the number of passed and failed browser tests where `npm test` adds them up. */
export default class CountReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const outcomes = (this.suite?.allTests() ?? []).map((test) => test.outcome());
    const count = (...wanted: string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    const folder = join(__dirname, '..', 'dist', 'test-results');
    mkdirSync(folder, { recursive: true });
    const counts = {
      passed: count('expected'),
      failed: count('unexpected', 'flaky'),
      skipped: count('skipped'),
      skippedSuites: this.skipped(),
    };
    writeFileSync(join(folder, 'e2e.json'), JSON.stringify(counts));
  }

  private skipped(): string[] {
    const skipped = (this.suite?.allTests() ?? []).filter((test) => test.outcome() === 'skipped');
    return skipped.map(({ title, location }) => `${title} (${relative(join(__dirname, '..'), location.file)})`);
  }
}

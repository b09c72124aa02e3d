const counts = { passed: 10, failed: 0, skipped: 0, skippedSuites: [] };
const task = (taskId, status = 0) => ({
  taskId,
  status,
  startTime: '2026-01-01T00:00:00Z',
  endTime: '2026-01-01T00:00:02Z',
  cacheStatus: 'cache-miss',
});

describe('the last line of npm test', () => {
  let summary;
  beforeAll(async () => ({ summary } = await import('./summary.mjs')));
  const lastLine = (run) =>
    summary({ planned: ['a:lint', 'a:test'], done: [], counts: [], lacking: [], ...run }).lines.at(-1);

  it('counts tests and tasks', () => {
    expect(lastLine({ done: [task('a:lint'), task('a:test')], counts: [counts] })).toBe('12 passed, 0 failed');
  });

  it('counts a failed test once, and a task without a failed test as one', () => {
    const done = [task('a:lint', 1), task('a:test', 1)];
    expect(lastLine({ done, counts: [{ ...counts, failed: 2 }] })).toBe('10 passed, 3 failed');
    expect(lastLine({ done: [task('a:lint'), task('a:test', 1)] })).toBe('1 passed, 1 failed');
  });

  it('counts a task that did not start', () => {
    expect(lastLine({ done: [task('a:lint', 1)] })).toBe('0 passed, 2 failed');
  });

  it('fails for what is missing only where everything has to be there', () => {
    const done = [task('a:lint'), task('a:test')];
    expect(lastLine({ done, lacking: [{ sentence: 'No Redis', fatal: false }] })).toBe('2 passed, 0 failed');
    expect(lastLine({ done, lacking: [{ sentence: 'No Redis', fatal: true }] })).toBe('2 passed, 1 failed');
  });

  it('names what was skipped, and says what would have run it', () => {
    const skipped = { ...counts, skipped: 3, skippedSuites: ['answers in Redis (answers.spec.ts)'] };
    const lacking = [{ sentence: 'There is no redis-server.', fatal: false }];
    const { lines } = summary({ planned: ['a:test'], done: [task('a:test')], counts: [skipped], lacking });
    expect(lines.slice(-3)).toEqual([
      'Skipped: answers in Redis (answers.spec.ts)',
      'There is no redis-server.',
      '11 passed, 0 failed, 3 skipped',
    ]);
  });
});

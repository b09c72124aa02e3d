// What `npm test` says at its end.

/**
 * What a count reporter leaves of one task.
 * @typedef {{ passed: number, failed: number, skipped: number, skippedSuites: string[] }} Counts
 */
/**
 * A task that came to an end, as Nx notes it; a status of 0 is success.
 * @typedef {{ taskId: string, status: number, startTime: string, endTime: string, cacheStatus: string }} Done
 */

/**
 * @param {object} run
 * @param {string[]} run.planned ids of all tasks; one that did not even start counts as failed
 * @param {Done[]} run.done
 * @param {Counts[]} run.counts
 * @param {import('./machine.mjs').Lack[]} run.lacking
 * @returns {{ lines: string[], failed: number }}
 */
export function summary({ planned, done, counts, lacking }) {
  const status = new Map(done.map((task) => [task.taskId, task.status]));
  const broken = planned.filter((id) => status.has(id) && status.get(id) !== 0);
  const unstarted = planned.filter((id) => !status.has(id));
  const succeeded = planned.length - broken.length - unstarted.length;
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const failedWithoutTest = Math.max(0, broken.length - counts.filter((count) => count.failed > 0).length);
  const failed = sum('failed') + failedWithoutTest + unstarted.length + lacking.filter(({ fatal }) => fatal).length;
  const skipped = counts.flatMap(({ skippedSuites }) => skippedSuites);
  const lines = [
    ...done.map(duration),
    ...named('Failed', broken),
    ...named('Did not start', unstarted),
    ...named('Skipped', skipped),
    ...lacking.map(({ sentence }) => sentence),
    `${sum('passed') + succeeded} passed, ${failed} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`,
  ];
  return { lines, failed };
}

/** @param {Done} task */
function duration({ taskId, startTime, endTime, cacheStatus }) {
  const seconds = Math.round((Date.parse(endTime) - Date.parse(startTime)) / 1000);
  return `${taskId.padEnd(32)} ${cacheStatus === 'cache-miss' ? `${seconds} s` : 'as before'}`;
}

/**
 * @param {string} what
 * @param {string[]} names
 */
function named(what, names) {
  return names.length > 0 ? [`${what}: ${names.join(', ')}`] : [];
}

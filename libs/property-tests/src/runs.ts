/**
 * The part of all runs of property tests that is done: 1 where CI is set, else a third, or what PROPERTY_TESTS says
 * (1 for all, 10 for ten times as many).
 */
const SHARE = Number(process.env['PROPERTY_TESTS'] ?? (process.env['CI'] ? 1 : 1 / 3));

// With no number, properties would be tried no times and pass.
if (!(SHARE > 0 && Number.isFinite(SHARE))) throw new Error('PROPERTY_TESTS has to be a number above 0, such as 10.');

/** How often a property that deserves `all` runs is tried now; at least once. For `numRuns` of fast-check. */
export function runs(all: number): number {
  return Math.max(1, Math.ceil(all * SHARE));
}

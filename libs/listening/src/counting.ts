import { UNKNOWN, type CountingRule, type History } from './history';
import { remembered } from './remembered';

/** What a play has to reach under the rule of thirty seconds, as Spotify counts streams. */
const THIRTY_SECONDS_MS = 30_000;

const minimaOf = remembered((_history: History) => new Map<CountingRule, Int32Array>());

/**
 * Per track the least `msPlayed` that counts by the rule, in milliseconds. A play whose `msPlayed` is unknown always counts.
 * Computed once per history and rule.
 */
export function minimumOf(history: History, rule: CountingRule): Int32Array {
  const minima = minimaOf(history);
  let minimum = minima.get(rule);
  if (minimum === undefined) {
    minimum = leastThatCounts(history.catalogue.tracks.durationMs, rule);
    minima.set(rule, minimum);
  }
  return minimum;
}

function leastThatCounts(durationMs: Int32Array, rule: CountingRule): Int32Array {
  switch (rule) {
    case 'THIRTY_SECONDS':
      return new Int32Array(durationMs.length).fill(THIRTY_SECONDS_MS);
    case 'HALF_OF_TRACK':
      return durationMs.map((duration) => (duration === UNKNOWN ? 0 : Math.ceil(duration / 2)));
    case 'EVERYTHING':
      return new Int32Array(durationMs.length);
  }
}

import type { Catalogue } from './catalogue';
import { type Circumstances, detailIndex, SKIPPED, sizes } from './circumstances';
import { Random } from './random';
import { endsOfPlays } from './rhythm';
import { tracksOfPlays } from './taste';

/** Who listens, and how much. */
export interface ListenerPlan {
  plays: number;
  /** Different tracks among them. */
  tracks: number;
  years: number;
  seed: number;
}

/** Plays of one listener as columns, in the order of their ends. */
export interface Plays {
  length: number;
  /** UTC ms. */
  playedAt: Float64Array;
  /** Keys of `track`. */
  track: Int32Array;
  /** -1: unknown. */
  msPlayed: Int32Array;
  /** Keys; 0: none. */
  context: Int32Array;
  detail: Int32Array;
  sources: Uint8Array;
}

const DAYS_PER_YEAR = 365;
const POLLED = 1;
const EXPORTED = 2;
const SKIP_SHARE = 0.22;
const PARTLY_SHARE = 0.1;
const LONGEST_SKIP_MS = 35_000;

/**
 * Twelve years as they come together in life: the newest year was only polled (lengths unknown, contexts known), the year before was
 * polled and exported, everything older comes from an export (whole seconds, no contexts).
 */
export function playsOf(
  plan: ListenerPlan,
  world: { catalogue: Catalogue; circumstances: Circumstances },
  lastDay: string,
): Plays {
  const { plays: length, tracks, years, seed } = plan;
  const random = new Random(seed);
  const playedAt = endsOfPlays(length, lastDay, Math.round(years * DAYS_PER_YEAR), random);
  const track = tracksOfPlays(length, tracks, world.catalogue, random).map((index) => index + 1);
  const columns = () => new Int32Array(length);
  const plays = {
    length,
    playedAt,
    track,
    msPlayed: columns(),
    context: columns(),
    detail: columns(),
    sources: new Uint8Array(length),
  };
  describePlays(plays, world, random);
  return plays;
}

function describePlays(
  plays: Plays,
  { catalogue, circumstances }: { catalogue: Catalogue; circumstances: Circumstances },
  random: Random,
) {
  const newest = plays.playedAt[plays.length - 1] as number;
  const source = sourceBy(newest);
  const how = circumstance(circumstances, random);
  for (let i = 0; i < plays.length; i++) {
    const at = plays.playedAt[i] as number;
    const sources = (plays.sources[i] = source(at));
    if (sources === EXPORTED) plays.playedAt[i] = wholeSecond(at, plays.playedAt[i - 1]);
    const skipped = random.chance(SKIP_SHARE);
    const heard = heardMs(catalogue.durationMs[(plays.track[i] as number) - 1] as number, skipped, random);
    const { detail, context } = how(skipped);
    plays.msPlayed[i] = sources === POLLED ? -1 : heard;
    plays.context[i] = sources & POLLED ? context : 0;
    plays.detail[i] = sources & EXPORTED ? detail : 0;
  }
}

const YEAR_MS = DAYS_PER_YEAR * 86_400_000;

function sourceBy(newest: number): (at: number) => number {
  return (at) => (at > newest - YEAR_MS ? POLLED : at > newest - 2 * YEAR_MS ? POLLED | EXPORTED : EXPORTED);
}

/** The second of a play, later than that of the play before. */
function wholeSecond(at: number, before = 0): number {
  const second = Math.floor(at / 1000) * 1000;
  return second > before ? second : Math.floor(before / 1000) * 1000 + 1000;
}

function heardMs(durationMs: number, skipped: boolean, random: Random): number {
  if (skipped) return random.below(LONGEST_SKIP_MS);
  return random.chance(PARTLY_SHARE) ? random.below(durationMs) : durationMs;
}

/** Devices, playlists and shuffling stay for a while before they change. */
function circumstance({ details, contexts }: Circumstances, random: Random) {
  let platform = 0;
  let country = 0;
  let context = 0;
  let shuffled = false;
  return (skipped: boolean) => {
    if (random.chance(0.05)) {
      platform = random.skewed(sizes.platforms, 1.5);
      country = random.chance(0.03) ? random.below(sizes.countries) : 0;
      context = contexts[random.skewed(contexts.length, 2)] as number;
      shuffled = random.chance(0.4);
    }
    const reason = skipped ? SKIPPED : random.chance(0.9) ? 0 : 2;
    return { detail: details[detailIndex(platform, country, reason, shuffled)] as number, context };
  };
}

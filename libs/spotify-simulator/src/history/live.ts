import type { SimulatedListener } from '../listeners/listeners';
import { Random, hashUnit } from '../random';
import { arrival } from './arrival';
import type { GeneratorSettings } from './daily';
import { platformOf } from './devices';
import type { PlayContext, PlaySource, SimulatedPlay } from './play';
import { habitsOf } from './profiles';
import { Taste } from './taste';

/** Somebody in a skipping mood: a play ends every 50 s, give or take 9 s, never more than 68 s apart. */
const STEP_MS = 50_000;
const JITTER_MS = 9_000;
const GAP_MS = 300;
const DAY_MS = 86_400_000;
const PLAYS_PER_CONTEXT = 12;
/** The first plays are never late: somebody is watching. */
const PUNCTUAL_PLAYS = 20;

/** A time in which a listener of the demo keeps listening without a break. UTC milliseconds, half-open. */
export interface LiveSpan {
  from: number;
  /** null while it goes on. */
  to: number | null;
}

const endOf = (span: LiveSpan) => span.to ?? Infinity;

/** A generated history in which some spans are replaced by lively listening, so that a demo always has news. */
export class LiveHistory implements PlaySource {
  readonly spans: LiveSpan[] = [];
  private readonly taste: Taste;
  private readonly playlistCount: number;

  constructor(
    private readonly settings: GeneratorSettings,
    private readonly listener: SimulatedListener,
    private readonly everyday: PlaySource,
  ) {
    const habits = habitsOf(settings.seed, listener);
    this.taste = new Taste(settings.catalogue, settings.seed, listener, habits);
    this.playlistCount = habits.playlistCount;
  }

  get since(): number {
    return this.everyday.since;
  }

  between(from: number, to: number): SimulatedPlay[] {
    const everyday = this.everyday.between(from, to);
    const undisturbed = everyday.filter((play) => !this.spans.some((span) => overlaps(span, play)));
    const live = this.spans.flatMap((span) =>
      this.livePlays(span, Math.max(from, span.from), Math.min(to, endOf(span))),
    );
    return live.length === 0 ? undisturbed : [...undisturbed, ...live].sort((a, b) => a.endedAt - b.endedAt);
  }

  private livePlays(span: LiveSpan, from: number, to: number): SimulatedPlay[] {
    const plays: SimulatedPlay[] = [];
    const first = Math.max(1, Math.floor((from - span.from - JITTER_MS) / STEP_MS));
    for (let number = first; this.endOfPlay(span, number) < to; number++) {
      if (this.endOfPlay(span, number) >= from) plays.push(this.livePlay(span, number));
    }
    return plays;
  }

  private endOfPlay(span: LiveSpan, number: number): number {
    if (number === 0) return span.from;
    const jitter = hashUnit(this.settings.seed, 'live end', this.listener.id, span.from, number) * 2 - 1;
    return span.from + number * STEP_MS + Math.round(jitter * JITTER_MS);
  }

  private livePlay(span: LiveSpan, number: number): SimulatedPlay {
    const { seed, lateArrivalShare } = this.settings;
    const random = new Random(seed, 'live', this.listener.id, span.from, number);
    const endedAt = this.endOfPlay(span, number);
    const day = Math.floor(endedAt / DAY_MS);
    const context = this.contextOf(span, number, day);
    const track = context ? random.pick(context.tracks) : this.taste.track(random, this.taste.artist(random, day), day);
    const msPlayed = Math.min(track.durationMs, endedAt - this.endOfPlay(span, number - 1) - GAP_MS);
    const isSkipped = msPlayed < track.durationMs;
    const play: SimulatedPlay = {
      kind: 'track',
      itemNumber: track.number,
      trackId: track.id,
      startedAt: endedAt - msPlayed,
      endedAt,
      msPlayed,
      listed: true,
      arrivesAt: endedAt,
      context: context?.place ?? null,
      shuffle: context !== null,
      skipped: isSkipped,
      offline: false,
      incognito: false,
      platform: platformOf(new Random(seed, 'live device', span.from), this.listener.id, day),
      country: this.listener.country,
      reasonStart: 'fwdbtn',
      reasonEnd: isSkipped ? 'fwdbtn' : 'trackdone',
    };
    const isPunctual = number <= PUNCTUAL_PLAYS;
    return isPunctual ? play : { ...play, arrivesAt: arrival(seed, this.listener.id, play, lateArrivalShare) };
  }

  /** A dozen plays in a row come from one playlist, or from nowhere in particular. */
  private contextOf(span: LiveSpan, number: number, day: number) {
    const random = new Random(this.settings.seed, 'live context', span.from, Math.floor(number / PLAYS_PER_CONTEXT));
    if (random.chance(0.4)) return null;
    const { id, tracks } = this.taste.playlist(random.rank(this.playlistCount), day);
    const place: PlayContext = { type: 'playlist', id };
    return { place, tracks };
  }
}

function overlaps(span: LiveSpan, play: SimulatedPlay): boolean {
  return play.endedAt > span.from && play.startedAt < endOf(span);
}

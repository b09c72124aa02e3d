import type { Catalogue } from '../catalogue/catalogue';
import type { SimulatorClock } from '../clock';
import type { Listeners, SimulatedListener } from '../listeners/listeners';
import type { PlaySource, ScriptedPlay, SimulatedPlay } from './play';
import { DailyHistory } from './daily';
import { LiveHistory, type LiveSpan } from './live';
import { ScriptedHistory } from './scripted';
import { TinyHistory } from './tiny';

const DAY_MS = 86_400_000;
const LONGEST_PLAY_MS = 6 * 3_600_000;
const LATE_ARRIVAL_SHARE = 0.01;

export interface HistorySettings {
  seed: number;
  catalogue: Catalogue;
  listeners: Listeners;
  clock: SimulatorClock;
  /** undefined: each profile's own default. */
  lateArrivalShare: number | undefined;
}

/** What a restart must know of live listening. */
export interface LiveRecords {
  spans: Record<string, LiveSpan[]>;
  /** Ids of those who were listening. */
  listening: string[];
}

/** The histories of all listeners. Nothing that has not ended yet, by the clock, is ever given out. */
export class Histories {
  private readonly scripted = new Map<string, PlaySource>();
  private readonly lively = new Map<string, LiveHistory>();
  private readonly startOfDay: number;

  constructor(private readonly settings: HistorySettings) {
    this.startOfDay = Math.floor(this.now() / DAY_MS) * DAY_MS;
  }

  /** Everything that was really streamed and ended in `from <= endedAt < to`, oldest first. */
  between(listenerId: string, from: number, to: number): SimulatedPlay[] {
    return this.sourceOf(listenerId).between(from, Math.min(to, this.now() + 1));
  }

  /** What the Web API can show at present: the newest `count` listed plays that have arrived, newest first. */
  recent(listenerId: string, count: number): SimulatedPlay[] {
    const source = this.sourceOf(listenerId);
    const now = this.now();
    const found: SimulatedPlay[] = [];
    for (let to = now + 1, span = DAY_MS; to > source.since && found.length < count; span *= 2) {
      const plays = source.between(to - span, to).filter((play) => play.listed && play.arrivesAt <= now);
      found.push(...plays.reverse());
      to -= span;
    }
    return found.slice(0, count);
  }

  /** The stream that is under way, if any. */
  playingAt(listenerId: string, time: number): SimulatedPlay | null {
    const plays = this.sourceOf(listenerId).between(time + 1, time + LONGEST_PLAY_MS);
    return plays.find((play) => play.startedAt <= time) ?? null;
  }

  /** Replaces the generated history of a listener. */
  script(listenerId: string, plays: readonly ScriptedPlay[]): void {
    const listener = this.settings.listeners.get(listenerId);
    this.scripted.set(listenerId, new ScriptedHistory(this.settings.catalogue, listener, plays));
  }

  isScripted(listenerId: string): boolean {
    return this.scripted.has(listenerId);
  }

  /** From now on the listener keeps listening; nothing changes for one who does already, or for a tiny listener. */
  startLiveListening(listenerId: string): void {
    const listener = this.settings.listeners.get(listenerId);
    if (listener.profile === 'tiny') return;
    const { spans } = this.livelyOf(listener);
    const last = spans.at(-1);
    if (last?.to !== null) spans.push({ from: Math.max(this.now(), last?.to ?? 0), to: null });
  }

  /** The lively spans so far; those that go on end at this moment, as nobody knows when the next one is written. */
  liveRecords(): LiveRecords {
    const endOfKnown = this.now();
    const entries = [...this.lively].map(([id, { spans }]) => [
      id,
      spans.map(({ from, to }) => ({ from, to: to ?? endOfKnown })),
    ]);
    const listening = [...this.lively].filter(([, { spans }]) => spans.at(-1)?.to === null).map(([id]) => id);
    return { spans: Object.fromEntries(entries) as LiveRecords['spans'], listening };
  }

  /** Takes up what an earlier run remembered: its spans are history, and its listeners go on listening. */
  restoreLive({ spans, listening }: LiveRecords): void {
    for (const [id, known] of Object.entries(spans)) {
      const listener = this.settings.listeners.find(id);
      if (listener && listener.profile !== 'tiny') this.livelyOf(listener).spans.push(...known);
    }
    for (const id of listening) if (this.settings.listeners.find(id)) this.startLiveListening(id);
  }

  private sourceOf(listenerId: string): PlaySource {
    const listener = this.settings.listeners.get(listenerId);
    return this.scripted.get(listenerId) ?? this.generated(listener);
  }

  private generated(listener: SimulatedListener): PlaySource {
    const { seed, catalogue, lateArrivalShare } = this.settings;
    if (listener.profile !== 'tiny') return this.livelyOf(listener);
    return new TinyHistory({ seed, catalogue, lateArrivalShare: lateArrivalShare ?? 0 }, listener, this.startOfDay);
  }

  private livelyOf(listener: SimulatedListener): LiveHistory {
    const known = this.lively.get(listener.id);
    if (known) return known;
    const { seed, catalogue, lateArrivalShare = LATE_ARRIVAL_SHARE } = this.settings;
    const settings = { seed, catalogue, lateArrivalShare };
    const made = new LiveHistory(settings, listener, new DailyHistory(settings, listener));
    this.lively.set(listener.id, made);
    return made;
  }

  private now(): number {
    return this.settings.clock.now().getTime();
  }
}

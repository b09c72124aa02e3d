import type { Catalogue } from '../catalogue/catalogue';
import type { SimulatorClock } from '../clock';
import type { Listeners, SimulatedListener } from '../listeners/listeners';
import type { PlaySource, ScriptedPlay, SimulatedPlay } from './play';
import { ScriptedHistory } from './scripted';
import { TinyHistory } from './tiny';

const DAY_MS = 86_400_000;
const LONGEST_PLAY_MS = 6 * 3_600_000;

export interface HistorySettings {
  seed: number;
  catalogue: Catalogue;
  listeners: Listeners;
  clock: SimulatorClock;
}

/** The histories of all listeners. Nothing that has not ended yet, by the clock, is ever given out. */
export class Histories {
  private readonly scripted = new Map<string, PlaySource>();
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

  private sourceOf(listenerId: string): PlaySource {
    const listener = this.settings.listeners.get(listenerId);
    return this.scripted.get(listenerId) ?? this.generated(listener);
  }

  private generated(listener: SimulatedListener): PlaySource {
    return new TinyHistory(this.settings.catalogue, listener, this.settings.seed, this.startOfDay);
  }

  private now(): number {
    return this.settings.clock.now().getTime();
  }
}

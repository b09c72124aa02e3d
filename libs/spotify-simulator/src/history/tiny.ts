import type { SimulatedListener } from '../listeners/listeners';
import { Random } from '../random';
import { arrival } from './arrival';
import type { GeneratorSettings } from './daily';
import type { PlaySource, SimulatedPlay } from './play';

const GAP_MS = 400;

/** Exactly so many full-length plays that end before `until`: cheap enough to be made anew at every call. */
export class TinyHistory implements PlaySource {
  constructor(
    private readonly settings: GeneratorSettings,
    private readonly listener: SimulatedListener,
    private readonly until: number,
  ) {}

  get since(): number {
    return this.make()[0]?.endedAt ?? this.until;
  }

  between(from: number, to: number): SimulatedPlay[] {
    return this.make().filter((play) => play.endedAt >= from && play.endedAt < to);
  }

  private make(): SimulatedPlay[] {
    const random = new Random(this.settings.seed, 'tiny', this.listener.id);
    const { seed, lateArrivalShare } = this.settings;
    const plays: SimulatedPlay[] = [];
    let endedAt = this.until - random.int(1000, 600_000);
    for (let left = this.listener.plays ?? 50; left > 0; left--) {
      const play = this.play(random, endedAt);
      plays.push({ ...play, arrivesAt: arrival(seed, this.listener.id, play, lateArrivalShare) });
      endedAt = play.startedAt - GAP_MS;
    }
    return plays.reverse();
  }

  private play(random: Random, endedAt: number): SimulatedPlay {
    const album = this.settings.catalogue.album(random.rank(400), 0);
    const track = this.settings.catalogue.trackOf(album, random.int(0, album.trackCount - 1));
    return {
      kind: 'track',
      itemNumber: track.number,
      trackId: track.id,
      startedAt: endedAt - track.durationMs,
      endedAt,
      msPlayed: track.durationMs,
      listed: true,
      arrivesAt: endedAt,
      context: random.chance(0.4) ? null : { type: 'album', id: album.id },
      shuffle: false,
      skipped: false,
      offline: false,
      incognito: false,
      platform: 'linux',
      country: this.listener.country,
      reasonStart: 'trackdone',
      reasonEnd: 'trackdone',
    };
  }
}

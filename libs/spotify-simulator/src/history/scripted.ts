import type { Catalogue } from '../catalogue/catalogue';
import type { SimulatedListener } from '../listeners/listeners';
import type { PlaySource, ScriptedPlay, SimulatedPlay } from './play';

/** Exactly the plays that a test prescribed. */
export class ScriptedHistory implements PlaySource {
  readonly since: number;
  private readonly plays: readonly SimulatedPlay[];

  constructor(catalogue: Catalogue, listener: SimulatedListener, script: readonly ScriptedPlay[]) {
    this.plays = script
      .map((play, position) => scriptedPlay(catalogue, listener, play, position))
      .sort((a, b) => a.endedAt - b.endedAt);
    this.since = this.plays[0]?.endedAt ?? Infinity;
  }

  between(from: number, to: number): SimulatedPlay[] {
    return this.plays.filter((play) => play.endedAt >= from && play.endedAt < to);
  }
}

function instant(value: Date | string | number): number {
  const time = new Date(value).getTime();
  if (Number.isNaN(time)) throw new Error(`"${String(value)}" is not a time.`);
  return time;
}

function scriptedPlay(
  catalogue: Catalogue,
  listener: SimulatedListener,
  play: ScriptedPlay,
  position: number,
): SimulatedPlay {
  const track = play.trackId
    ? catalogue.findTrack(play.trackId)
    : catalogue.trackOf(catalogue.album(position % 500, 0), 0);
  if (!track) throw new Error(`The catalogue has no track "${play.trackId}".`);
  const endedAt = instant(play.playedAt);
  const msPlayed = play.msPlayed ?? track.durationMs;
  const skipped = play.skipped ?? msPlayed < track.durationMs;
  return {
    kind: 'track',
    itemNumber: track.number,
    trackId: track.id,
    startedAt: endedAt - msPlayed,
    endedAt,
    msPlayed,
    listed: play.listed ?? true,
    arrivesAt: play.arrivesAt === undefined ? endedAt : instant(play.arrivesAt),
    context: play.context ?? null,
    shuffle: play.shuffle ?? false,
    skipped,
    offline: play.offline ?? false,
    incognito: play.incognito ?? false,
    platform: play.platform ?? 'linux',
    country: play.country ?? listener.country,
    reasonStart: 'trackdone',
    reasonEnd: skipped ? 'fwdbtn' : 'trackdone',
  };
}

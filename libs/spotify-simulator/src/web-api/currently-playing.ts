import { json, type Reply } from '../http/exchange';
import type { Simulation } from '../simulation';

/** GET /v1/me/player/currently-playing: 204 without a body when nothing plays. */
export function currentlyPlaying(simulation: Simulation, listenerId: string): Reply {
  const now = simulation.clock.now().getTime();
  const play = simulation.histories.playingAt(listenerId, now);
  if (!play || play.kind !== 'track' || play.incognito) return { status: 204 };
  return json(200, {
    timestamp: play.startedAt,
    context: simulation.shapes.context(play.context),
    progress_ms: Math.min(now - play.startedAt, play.msPlayed),
    item: simulation.shapes.track(simulation.catalogue.track(play.itemNumber)),
    currently_playing_type: 'track',
    actions: { disallows: { resuming: true } },
    is_playing: true,
  });
}

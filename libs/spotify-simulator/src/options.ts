import type { SimulatorClient } from './accounts/clients';
import type { TokenRotation } from './accounts/consents';
import type { SimulatorClock } from './clock';
import type { ListenerSpec } from './listeners/listeners';
import type { Regime } from './web-api/regime';

export interface SimulatorOptions {
  /** Everything generated follows from it; default 1. */
  seed?: number;
  /** Default 0: a free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default: real time. */
  clock?: SimulatorClock;
  /** Number of seeded listeners (six named ones, then tiny ones) or exact listeners; default 6. */
  listeners?: number | ListenerSpec[];
  /** What the app may call and which fields it gets; default C, a new development app. */
  regime?: Regime;
  /** Default: one demo client, allowed to return to /auth/spotify/callback on any loopback port. */
  clients?: SimulatorClient[];
  /** When a refresh brings a new refresh token and ends the old one; default `pkce`: for public clients only. */
  rotateRefreshTokens?: TokenRotation;
  /** Share of plays that appear only behind newer ones; default 0.01, and 0 for tiny listeners. */
  lateArrivalShare?: number;
  /** Share of full pages that hold only 38-49 plays; default 0.028, and 0 for tiny and scripted listeners. */
  shortPageShare?: number;
  /** Share of pages that show one item twice; default 0.005, and 0 for tiny and scripted listeners. */
  doubledItemShare?: number;
  /** Whether those who approve on the page keep listening from then on; default: only with real time. */
  liveListening?: boolean;
  /** Where consents, tokens and live listening are kept, so that a demo survives restarts; default: nowhere. */
  stateFile?: string;
  /** False: only the first five listeners may call the Web API (development mode); default true. */
  allowEveryone?: boolean;
  /** Calls that an app may make in a rolling 30 s; default: no limit. */
  rateLimit?: number;
  /** Calls that an app may make in a rolling 24 h; default: no limit. */
  dailyQuota?: number;
}

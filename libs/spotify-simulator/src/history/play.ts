/** Where a play was started from, as the Web API names it. */
export interface PlayContext {
  type: 'playlist' | 'album' | 'artist';
  id: string;
}

/** One stream as it really happened: the truth behind the Web API and the exports. Times are UTC milliseconds. */
export interface SimulatedPlay {
  kind: 'track' | 'episode' | 'video' | 'audiobook';
  /** Number of the item in the catalogue (packed track number, or number of the spoken item). */
  itemNumber: number;
  /** Spotify id of the track, episode or chapter. */
  trackId: string;
  startedAt: number;
  /** END of the play: `played_at` of the Web API. */
  endedAt: number;
  /** What was really streamed; less than `endedAt - startedAt` when the listener paused. */
  msPlayed: number;
  /** Whether recently-played ever shows it: podcasts, private plays and most skips never appear. */
  listed: boolean;
  /** From when on recently-played shows it; later than `endedAt` for plays that arrive late. */
  arrivesAt: number;
  context: PlayContext | null;
  shuffle: boolean;
  skipped: boolean;
  offline: boolean;
  incognito: boolean;
  platform: string;
  country: string;
  reasonStart: string;
  reasonEnd: string;
}

/** A play that a test prescribes; what is left out gets an everyday value. */
export interface ScriptedPlay {
  /** END of the play. */
  playedAt: Date | string | number;
  /** A track of the catalogue; default: one chosen by the play's position. */
  trackId?: string;
  /** Default: the whole track. */
  msPlayed?: number;
  /** When the Web API first shows it; default: at once. */
  arrivesAt?: Date | string | number;
  /** Default: true. */
  listed?: boolean;
  context?: PlayContext | null;
  shuffle?: boolean;
  skipped?: boolean;
  offline?: boolean;
  incognito?: boolean;
  platform?: string;
  country?: string;
}

/** A source of plays of one listener. */
export interface PlaySource {
  /** No play ended before this time. */
  readonly since: number;
  /** Plays with `from <= endedAt < to`, oldest first. */
  between(from: number, to: number): SimulatedPlay[];
}

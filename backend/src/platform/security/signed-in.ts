/** Who sent a request: the listener, and the session that proves it. */
export interface SignedIn {
  listenerId: number;
  /** SHA-256 of the session id, as stored. */
  sessionHash: Buffer;
  /** The zone in which the listener's days begin. */
  timeZone: string;
  /** Read after the request came, together with the session and the zone. */
  versions: AnswerVersions;
}

/** Everything that an answer to a listener can depend on besides the question and the day; each moves with every change, and only forward. */
export interface AnswerVersions {
  /** `archive_state.version`: which plays are stored. */
  archive: string;
  /** `listener.settings_version`: name, picture, zone, week start, counting rule. */
  settings: string;
  /** `listener_catalog.version`: what is known of the tracks, albums and artists that the listener holds. It is a version of the whole catalogue. */
  catalog: string;
  /** `listener.imports_version`: which imports there are, and everything of them but how far they are. */
  imports: string;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way Express is told of further properties
  namespace Express {
    interface Request {
      /** Set by the session middleware when the request belongs to a session that is still valid. */
      signedIn?: SignedIn;
    }
  }
}

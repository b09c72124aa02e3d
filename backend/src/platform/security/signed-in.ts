/** Who sent a request: the listener, and the session that proves it. */
export interface SignedIn {
  listenerId: number;
  /** SHA-256 of the session id, as stored. */
  sessionHash: Buffer;
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

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import type { SignedIn } from '../security/signed-in';
import { toGlobalId } from './global-id';
import type { Viewer } from './viewer.model';
import { findListener } from './viewer.query';

/** Turns the session of a request into the viewer. */
@Injectable()
export class ViewerService {
  constructor(private readonly database: Database) {}

  /** The listener who is signed in; null for strangers, and for a session that outlived its account. */
  async viewerOf(signedIn: SignedIn | undefined): Promise<Viewer | null> {
    if (!signedIn) return null;
    const { listenerId } = signedIn;
    const listener = await findListener(this.database, listenerId);
    return listener ? { listenerId, id: toGlobalId('Viewer', listenerId), ...listener } : null;
  }
}

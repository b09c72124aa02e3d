import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { ApplicationError } from '../errors/application-error';
import { toGlobalId } from './global-id';
import type { RequestContext } from './request-context';
import type { Viewer } from './viewer.model';
import { findListener } from './viewer.query';

/** Turns the session of a request into the viewer. */
@Injectable()
export class ViewerService {
  private readonly viewers = new WeakMap<RequestContext, Promise<Viewer | null>>();

  constructor(private readonly database: Database) {}

  /** The listener who is signed in, read once per request; null for strangers, and for a session that outlived its account. */
  viewerOf(context: RequestContext): Promise<Viewer | null> {
    const known = this.viewers.get(context);
    if (known) return known;
    const viewer = this.read(context);
    this.viewers.set(context, viewer);
    return viewer;
  }

  /**
   * The same for fields that only a listener can reach.
   * @throws ApplicationError UNAUTHENTICATED
   */
  async requireViewer(context: RequestContext): Promise<Viewer> {
    const viewer = await this.viewerOf(context);
    if (!viewer) throw new ApplicationError('UNAUTHENTICATED', 'Please sign in first.');
    return viewer;
  }

  /** Has the viewer read once more, because a mutation of this request has changed it. */
  forget(context: RequestContext): void {
    this.viewers.delete(context);
  }

  private async read({ signedIn }: RequestContext): Promise<Viewer | null> {
    if (!signedIn) return null;
    const { listenerId } = signedIn;
    const listener = await findListener(this.database, listenerId);
    return listener ? { listenerId, id: toGlobalId('Viewer', listenerId), ...listener } : null;
  }
}

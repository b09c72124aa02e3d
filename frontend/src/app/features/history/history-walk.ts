import { effect, inject, Injectable } from '@angular/core';
import { Session } from '../../core/session';
import type { PlayOfDay } from './history-days';
import type { HistoryQuery } from './history.generated';

/** The state of the archive that plays come from. */
export type ShownArchive = NonNullable<HistoryQuery['viewer']>['archive'];

/** How far somebody has looked back. */
export interface Loaded {
  /** The question and the listener; empty while there is no answer. */
  of: string;
  archive: ShownArchive | undefined;
  pages: readonly (readonly PlayOfDay[])[];
  endCursor: string | null;
  hasOlder: boolean;
}

export const NOTHING: Loaded = { of: '', archive: undefined, pages: [], endCursor: null, hasOlder: false };

/** The last walk through the history: who comes back from a track finds the place where they left. In memory only. */
@Injectable({ providedIn: 'root' })
export class HistoryWalk {
  last: Loaded = NOTHING;

  constructor() {
    const session = inject(Session);
    effect(() => {
      if (session.listener() === null) this.last = NOTHING;
    });
  }
}

import { effect, inject, Injectable } from '@angular/core';
import { Apollo, type TypedDocumentNode } from 'apollo-angular';
import { first, mergeMap, type Observable, of, throwError } from 'rxjs';
import { Session } from '../../core/session';
import type { RankedItem } from '../../ui/ranked-row';
import type { TopKind } from './top-address';
import { MoreTopAlbumsDocument, type MoreTopAlbumsQuery } from './top-albums.generated';
import { MoreTopArtistsDocument, type MoreTopArtistsQuery } from './top-artists.generated';
import { MoreTopGenresDocument, type MoreTopGenresQuery } from './top-genres.generated';
import { movingItems, type MovingPage, rankedItems } from './top-items';
import type { ListAsked, TopList } from './top-lists';
import {
  MoreTopTracksDocument,
  type MoreTopTracksQuery,
  type MoreTopTracksQueryVariables,
} from './top-tracks.generated';

type MoreAnswer = MoreTopTracksQuery | MoreTopArtistsQuery | MoreTopAlbumsQuery | MoreTopGenresQuery;
type MoreDocument = TypedDocumentNode<MoreAnswer, MoreTopTracksQueryVariables>;

const DOCUMENTS: Record<TopKind, MoreDocument> = {
  tracks: MoreTopTracksDocument,
  artists: MoreTopArtistsDocument,
  albums: MoreTopAlbumsDocument,
  genres: MoreTopGenresDocument,
};

/** What follows the beginning of a list, as far as it was asked for. */
export interface LaterPages {
  items: readonly RankedItem[];
  /** Where the list goes on; null at its end. */
  after: string | null;
}

/** Lists that were scrolled, in memory; the oldest goes when there are more. */
const KEPT_LISTS = 12;

/** Fetches what follows the beginning of a list, and keeps it for when the listener comes back. */
@Injectable({ providedIn: 'root' })
export class LaterPagesStore {
  private readonly apollo = inject(Apollo);
  private readonly session = inject(Session);
  private readonly kept = new Map<string, LaterPages>();

  constructor() {
    effect(() => {
      if (this.session.listener() === null) this.kept.clear();
    });
  }

  /** What is known of the list behind its beginning. */
  of({ asked, after }: TopList): LaterPages {
    return this.kept.get(JSON.stringify(asked)) ?? { items: [], after };
  }

  keep({ asked }: TopList, pages: LaterPages): void {
    const key = JSON.stringify(asked);
    this.kept.delete(key);
    this.kept.set(key, pages);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_LISTS && oldest !== undefined) this.kept.delete(oldest);
  }

  /** The page behind `after`; null when the archive is not any more what the beginning of the list was made from. */
  fetch(asked: ListAsked, after: string): Observable<LaterPages | null> {
    const { kind, by, period, comparedWith, moving, listener, version } = asked;
    const variables = { by, period, comparedWith, moving, after };
    // Not into the cache: there a newer version of the archive would pass older lists off as its own. Watched, because
    // only that gives the request up when nobody waits for it any more.
    const answers = this.apollo.watchQuery({ query: DOCUMENTS[kind], variables, fetchPolicy: 'no-cache' }).valueChanges;
    return answers.pipe(
      first(({ loading }) => !loading),
      mergeMap(({ data, dataState, error }) => {
        if (error) return throwError(() => error);
        const viewer = dataState === 'complete' ? data.viewer : null;
        const isSame = viewer?.id === listener && viewer.archive.version === version;
        return of(isSame ? pageOf(viewer.stats.top, moving) : null);
      }),
    );
  }
}

function pageOf(top: MovingPage, moving: boolean): LaterPages {
  const { hasNextPage, endCursor } = top.pageInfo;
  return { items: moving ? movingItems(top) : rankedItems(top), after: hasNextPage ? endCursor : null };
}

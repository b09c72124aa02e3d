import { inject, Injectable } from '@angular/core';
import { Apollo, type TypedDocumentNode } from 'apollo-angular';
import { map, type Observable } from 'rxjs';
import { KeptPages, type ListPage } from '../../core/kept-pages';
import { ask } from '../../core/graphql';
import type { RankedItem } from '../../ui/ranked-row';
import type { TopKind } from './top-address';
import { MoreTopAlbumsDocument, type MoreTopAlbumsQuery } from './top-albums.generated';
import { MoreTopArtistsDocument, type MoreTopArtistsQuery } from './top-artists.generated';
import { MoreTopGenresDocument, type MoreTopGenresQuery } from './top-genres.generated';
import { movingItems, type MovingPage, rankedItems } from './top-items';
import { settingsOf } from './top-data';
import type { TopList } from './top-lists';
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

/** Top lists that were scrolled. */
@Injectable({ providedIn: 'root' })
export class KeptTopPages extends KeptPages<RankedItem, TopList> {}

/**
 * Asks for what follows the beginning of a list; null when the archive or the settings are not any more what it was made
 * from. Call it in an injection context.
 */
export function laterTopPages(): (list: TopList, after: string) => Observable<ListPage<RankedItem> | null> {
  const apollo = inject(Apollo);
  return ({ asked, settings, version }, after) => {
    const { kind, ...variables } = asked;
    return ask(apollo, { query: DOCUMENTS[kind], variables: { ...variables, after } }).pipe(
      map((answer) => {
        const { viewer } = answer;
        const isSame = viewer?.archive.version === version && settingsOf(viewer) === settings;
        return isSame ? pageOf(viewer.stats.top, asked.moving) : null;
      }),
    );
  };
}

function pageOf(top: MovingPage, moving: boolean): ListPage<RankedItem> {
  const { hasNextPage, endCursor } = top.pageInfo;
  return { items: moving ? movingItems(top) : rankedItems(top), after: hasNextPage ? endCursor : null };
}

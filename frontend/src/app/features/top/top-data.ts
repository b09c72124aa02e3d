import type { Period } from '@audiospective/period';
import type { TypedDocumentNode } from 'apollo-angular';
import { type PageData, pageData } from '../../core/page-data';
import type { Measure } from '../../ui/charts/scale';
import type { TopKind } from './top-address';
import { TopAlbumsDocument, type TopAlbumsQuery } from './top-albums.generated';
import { TopArtistsDocument, type TopArtistsQuery } from './top-artists.generated';
import { TopGenresDocument, type TopGenresQuery } from './top-genres.generated';
import type { TopEditionFragment } from './top-page.generated';
import { TopTracksDocument, type TopTracksQuery, type TopTracksQueryVariables } from './top-tracks.generated';

/** What the page shows: all of it is in the address. */
export interface TopView {
  kind: TopKind;
  by: Measure;
  period: Period;
  /** The period beside it; null for none. */
  compared: Period | null;
}

/** The answer to the page's query, whatever is ranked. */
export type TopAnswer = TopTracksQuery | TopArtistsQuery | TopAlbumsQuery | TopGenresQuery;

type TopDocument = TypedDocumentNode<TopAnswer, TopTracksQueryVariables>;

const DOCUMENTS: Record<TopKind, TopDocument> = {
  tracks: TopTracksDocument,
  artists: TopArtistsDocument,
  albums: TopAlbumsDocument,
  genres: TopGenresDocument,
};

/** Asks the top list of `view()`, or two of them side by side. Call it in an injection context. */
export function topData(view: () => TopView): PageData<TopAnswer> {
  const query = () => DOCUMENTS[view().kind];
  return pageData<TopAnswer, TopTracksQueryVariables>(query, () => variablesOf(view()));
}

/** Who is asked for, with the settings that their numbers are made by. */
export function settingsOf({ id, timeZone, countingRule }: TopEditionFragment): string {
  return JSON.stringify([id, timeZone, countingRule]);
}

function variablesOf({ by, period, compared }: TopView): TopTracksQueryVariables {
  return {
    period,
    by,
    comparedWith: compared,
    other: compared ?? period,
    sideBySide: compared !== null,
  };
}

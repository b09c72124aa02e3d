import type { TopKind } from './top-address';

/** What is ranked, in words. */
export interface KindWords {
  title: string;
  one: string;
  many: string;
  /** Whether artists made it: they stand below its name. */
  credited: boolean;
  /** How plays are counted for it where that is not plain. */
  note: string;
  /** Why plays may never have any of it; empty where names come with time. */
  unnamed: string;
}

/** How the page speaks of what is ranked. */
export const KIND_WORDS: Record<TopKind, KindWords> = {
  tracks: { title: 'Tracks', one: 'track', many: 'tracks', credited: true, note: '', unnamed: '' },
  artists: {
    title: 'Artists',
    one: 'artist',
    many: 'artists',
    credited: false,
    note: 'A play counts for every artist that its track credits.',
    unnamed: '',
  },
  albums: { title: 'Albums', one: 'album', many: 'albums', credited: true, note: '', unnamed: '' },
  genres: {
    title: 'Genres',
    one: 'genre',
    many: 'genres',
    credited: false,
    note: 'A play counts for every genre that its artists are known for.',
    unnamed:
      'Spotify gives no genres to new apps, and so far it has named none for the artists of this period. ' +
      'Genres that it does name are counted here by themselves.',
  },
};

/** `1 track`, `512 tracks`; `number` is ready to be shown. */
export function entriesWords(kind: TopKind, count: number, number: string): string {
  return `${number} ${count === 1 ? KIND_WORDS[kind].one : KIND_WORDS[kind].many}`;
}

import type { Params } from '@angular/router';
import { formatPeriod, isAllTime, type Period } from '@audiospective/period';

const MOST_GENRES = 5;

/** The genres of artists, each once. */
export function genresOf(artists: readonly { genres: readonly string[] }[]): string[] {
  return [...new Set(artists.flatMap((artist) => artist.genres))].slice(0, MOST_GENRES);
}

/** `1999` of `1999-03-05`; empty when it is not known, which Spotify writes as 0000. */
export function yearOf(releaseDate: string | null | undefined): string {
  const year = releaseDate?.slice(0, 4) ?? '';
  return Number(year) ? year : '';
}

/** The parameters of the history's address that show the plays of an item in a period. */
export function historyOf(kind: 'track' | 'artist' | 'album', id: string, period: Period): Params {
  return { [kind]: id, ...(!isAllTime(period) && { period: formatPeriod(period) }) };
}

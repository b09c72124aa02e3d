import { DEVICE_KINDS, type DeviceKind } from '../devices';
import { Fact, withFact } from '../facts';
import { UNKNOWN, type Catalogue, type Circumstances, type History, type Lists, type PlayColumns } from '../history';

/** A play as a test writes it down. */
export interface PlainPlay {
  /** End of the play in UTC milliseconds. */
  readonly at: number;
  /** Id of the track. */
  readonly track: number;
  /** Milliseconds streamed; null when unknown. */
  readonly ms: number | null;
  readonly device?: DeviceKind;
  /** Null when unknown, as are the following. */
  readonly country?: string | null;
  readonly context?: string | null;
  readonly shuffled?: boolean | null;
  readonly skipped?: boolean | null;
  readonly offline?: boolean | null;
  readonly private?: boolean | null;
  readonly completed?: boolean | null;
  /** Bit set, see `Circumstances.sources`; by default a poll. */
  readonly sources?: number;
}

export interface PlainTrack {
  readonly id: number;
  readonly name: string;
  /** Null when unknown, as are the following. */
  readonly durationMs: number | null;
  readonly explicit?: boolean | null;
  /** Id of the album. */
  readonly album?: number | null;
  /** Ids of the artists. */
  readonly artists: readonly number[];
}

export interface PlainArtist {
  readonly id: number;
  readonly name: string;
  readonly genres: readonly string[];
}

export interface PlainAlbum {
  readonly id: number;
  readonly name: string;
  readonly year?: number | null;
}

export interface PlainCatalogue {
  readonly tracks: readonly PlainTrack[];
  readonly artists: readonly PlainArtist[];
  readonly albums: readonly PlainAlbum[];
}

/** The columns of plays and a catalogue in any order. Ids that plays and tracks name have to exist. */
export function historyOf(plays: readonly PlainPlay[], catalogue: PlainCatalogue, version = '1'): History {
  const sorted = [...plays].sort((a, b) => a.at - b.at || a.track - b.track);
  const circumstances = circumstancesOf(sorted);
  return {
    version,
    plays: columnsOf(sorted, catalogue.tracks, circumstances.indexes),
    circumstances: circumstances.columns,
    catalogue: catalogueOf(catalogue),
  };
}

function columnsOf(
  plays: readonly PlainPlay[],
  tracks: readonly PlainTrack[],
  circumstances: readonly number[],
): PlayColumns {
  const trackIndex = indexById(tracks);
  return {
    length: plays.length,
    second: Uint32Array.from(plays, ({ at }) => Math.floor(at / 1000)),
    millisecond: Uint16Array.from(plays, ({ at }) => at % 1000),
    track: Uint16Array.from(plays, ({ track }) => trackIndex(track)),
    msPlayed: Int32Array.from(plays, ({ ms }) => ms ?? UNKNOWN),
    circumstance: Uint16Array.from(circumstances),
  };
}

function circumstancesOf(plays: readonly PlainPlay[]): { columns: Circumstances; indexes: number[] } {
  const countries = distinct(plays.map(({ country }) => country));
  const contexts = distinct(plays.map(({ context }) => context));
  const rows = plays.map((play) => [
    play.sources ?? 1,
    factsOf(play),
    DEVICE_KINDS.indexOf(play.device ?? 'UNKNOWN'),
    countries.indexOf(play.country ?? ''),
    contexts.indexOf(play.context ?? ''),
  ]);
  const different = [...new Map(rows.map((row) => [row.join(), row])).values()];
  const keys = different.map((row) => row.join());
  const columns = {
    length: different.length,
    sources: Uint8Array.from(different, (row) => row[0]!),
    facts: Uint16Array.from(different, (row) => row[1]!),
    device: Uint8Array.from(different, (row) => row[2]!),
    country: Int16Array.from(different, (row) => row[3]!),
    context: Int32Array.from(different, (row) => row[4]!),
    countries,
    contexts,
  };
  return { columns, indexes: rows.map((row) => keys.indexOf(row.join())) };
}

function factsOf(play: PlainPlay): number {
  let facts = withFact(0, Fact.SHUFFLED, play.shuffled ?? null);
  facts = withFact(facts, Fact.SKIPPED, play.skipped ?? null);
  facts = withFact(facts, Fact.OFFLINE, play.offline ?? null);
  facts = withFact(facts, Fact.PRIVATE, play.private ?? null);
  return withFact(facts, Fact.COMPLETED, play.completed ?? null);
}

function catalogueOf({ tracks, artists, albums }: PlainCatalogue): Catalogue {
  const genres = distinct(artists.flatMap((artist) => artist.genres)).sort();
  const artistIndex = indexById(artists);
  const albumIndex = indexById(albums);
  return {
    genres,
    tracks: {
      ...named(tracks),
      durationMs: Int32Array.from(tracks, ({ durationMs }) => durationMs ?? UNKNOWN),
      explicit: Int8Array.from(tracks, ({ explicit }) => (explicit == null ? UNKNOWN : Number(explicit))),
      album: Int32Array.from(tracks, ({ album }) => (album == null ? UNKNOWN : albumIndex(album))),
      artists: listsOf(tracks.map((track) => track.artists.map(artistIndex))),
    },
    artists: {
      ...named(artists),
      genres: listsOf(artists.map((artist) => artist.genres.map((genre) => genres.indexOf(genre)))),
    },
    albums: { ...named(albums), releaseYear: Int16Array.from(albums, ({ year }) => year ?? UNKNOWN) },
  };
}

function named(entries: readonly { id: number; name: string }[]) {
  const sorted = [...entries].sort((a, b) => (a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1));
  return {
    length: entries.length,
    id: Int32Array.from(entries, ({ id }) => id),
    nameOrder: Uint32Array.from(entries, (entry) => sorted.indexOf(entry)),
  };
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  return { start, values: Uint32Array.from(lists.flat()) };
}

function indexById(entries: readonly { id: number }[]): (id: number) => number {
  const indexes = new Map(entries.map(({ id }, index) => [id, index]));
  return (id) => {
    const index = indexes.get(id);
    if (index === undefined) throw new Error(`There is no entry with the id ${id}.`);
    return index;
  };
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value != null))];
}

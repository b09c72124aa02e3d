import type { Catalogue } from '../catalogue/catalogue';
import { spokenItem } from '../catalogue/spoken';
import { Random } from '../random';
import type { EntrySettings, ExportEntry } from './entries';
import type { ExtendedForm } from './forms';

/** Until here `offline_timestamp` counts milliseconds and `skipped` says nothing; afterwards seconds, and it does. */
const FORMAT_SWITCH = Date.UTC(2022, 9, 14) / 1000;

type Value = string | number | boolean | null;
type Row = Record<string, Value>;

/** What a row says about the item; every field is null where it does not apply. */
interface Item {
  trackName: string | null;
  artistName: string | null;
  albumName: string | null;
  trackUri: string | null;
  episodeName: string | null;
  showName: string | null;
  episodeUri: string | null;
  bookTitle: string | null;
  bookUri: string | null;
  chapterUri: string | null;
  chapterTitle: string | null;
}

const NOTHING: Item = {
  trackName: null,
  artistName: null,
  albumName: null,
  trackUri: null,
  episodeName: null,
  showName: null,
  episodeUri: null,
  bookTitle: null,
  bookUri: null,
  chapterUri: null,
  chapterTitle: null,
};

function itemOf(catalogue: Catalogue, { play, trackNumber }: ExportEntry): Item {
  if (play.kind === 'track') {
    const { name, album, id } = catalogue.track(trackNumber);
    const artistName = album.artist.name;
    return {
      ...NOTHING,
      trackName: name,
      artistName,
      albumName: album.name,
      trackUri: `spotify:track:${id}`,
    };
  }
  const { name, showName, showId } = spokenItem(catalogue, play.itemNumber);
  const uri = `spotify:episode:${play.trackId}`;
  if (play.kind !== 'audiobook') return { ...NOTHING, episodeName: name, showName, episodeUri: uri };
  return { ...NOTHING, bookTitle: showName, bookUri: `spotify:show:${showId}`, chapterUri: uri, chapterTitle: name };
}

export const timestamp = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

function offlineTimestamp(random: Random, form: ExtendedForm, { play, ts }: ExportEntry): number | null {
  if (ts < FORMAT_SWITCH) {
    if (!play.offline && random.chance(0.5)) return form === 'extended-2025' ? null : 0;
    return play.startedAt + random.int(-900, 900);
  }
  const seconds = Math.floor(play.startedAt / 1000);
  return random.chance(0.75) ? seconds : seconds - random.int(3, 600);
}

function skipped(random: Random, form: ExtendedForm, { play, ts }: ExportEntry): boolean | null {
  if (ts >= FORMAT_SWITCH) return play.skipped;
  return form !== 'extended-2025' && random.chance(0.6) ? null : false;
}

/** Puts entries into the rows of one generation of the extended history: exactly its fields, in its order. */
export class ExtendedRows {
  constructor(
    private readonly settings: EntrySettings,
    private readonly form: ExtendedForm,
  ) {}

  row(entry: ExportEntry): Row {
    const { seed, listenerId, flaws } = this.settings;
    const random = new Random(seed, 'row', listenerId, entry.play.endedAt, entry.origin);
    const item = entry.origin === 'empty' || this.isUnknown(entry) ? NOTHING : itemOf(this.settings.catalogue, entry);
    const is2025 = this.form === 'extended-2025';
    return {
      ts: timestamp(entry.ts),
      ...(is2025 ? {} : { username: listenerId }),
      platform: entry.play.platform,
      ms_played: entry.msPlayed,
      conn_country: flaws && random.chance(0.002) ? 'ZZ' : entry.play.country,
      [is2025 ? 'ip_addr' : 'ip_addr_decrypted']: `192.0.2.${random.int(1, 254)}`,
      ...(is2025 ? {} : { user_agent_decrypted: random.pick([null, 'unknown', 'Mozilla/5.0 (example)']) }),
      ...mediaFields(item, is2025),
      ...this.playbackFields(random, entry),
    };
  }

  /** Audiobooks had no fields before 2025. */
  private isUnknown({ play }: ExportEntry): boolean {
    return play.kind === 'audiobook' && this.form !== 'extended-2025';
  }

  private playbackFields(random: Random, entry: ExportEntry): Row {
    const { play } = entry;
    const hasNoReason = this.settings.flaws && this.form === 'extended-2024' && random.chance(0.002);
    return {
      reason_start: play.reasonStart,
      reason_end: hasNoReason ? null : play.reasonEnd,
      shuffle: play.shuffle,
      skipped: skipped(random, this.form, entry),
      offline: play.offline,
      offline_timestamp: offlineTimestamp(random, this.form, entry),
      incognito_mode: play.incognito,
    };
  }
}

function mediaFields(item: Item, withBooks: boolean): Row {
  return {
    master_metadata_track_name: item.trackName,
    master_metadata_album_artist_name: item.artistName,
    master_metadata_album_album_name: item.albumName,
    spotify_track_uri: item.trackUri,
    episode_name: item.episodeName,
    episode_show_name: item.showName,
    spotify_episode_uri: item.episodeUri,
    ...(withBooks
      ? {
          audiobook_title: item.bookTitle,
          audiobook_uri: item.bookUri,
          audiobook_chapter_uri: item.chapterUri,
          audiobook_chapter_title: item.chapterTitle,
        }
      : {}),
  };
}

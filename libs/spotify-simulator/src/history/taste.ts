import { ARTIST_COUNT, type Catalogue } from '../catalogue/catalogue';
import type { Album, Artist, Track } from '../catalogue/items';
import { GENRE_FAMILIES } from '../catalogue/words';
import type { SimulatedListener } from '../listeners/listeners';
import { Random, hash32, hashUnit } from '../random';
import type { Habits } from './profiles';

const DAYS_PER_MONTH = 30.4375;
const DAYS_PER_YEAR = 365.25;
const LASTING_FAVOURITES = 4;
const PLAYLIST_LENGTH = 40;

interface MonthlyFavourites {
  artists: Artist[];
  /** Running sums of the artists' weights. */
  cumulative: number[];
}

/**
 * What one listener likes, and when. Favourite artists sit in slots; each slot keeps its artist for some months, strong
 * at first and fading, and a few slots never change: so favourites come and go while old loves stay.
 */
export class Taste {
  private readonly pool: readonly Artist[];
  private readonly months = new Map<number, MonthlyFavourites>();
  private readonly playlists = new Map<string, Track[]>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly seed: number,
    private readonly listener: SimulatedListener,
    private readonly habits: Habits,
  ) {
    const random = new Random(seed, 'taste', listener.id);
    const families = Array.from({ length: random.int(3, 5) }, () => random.int(0, GENRE_FAMILIES.length - 1));
    this.pool = Array.from({ length: ARTIST_COUNT }, (_, number) => catalogue.artist(number)).filter(
      (artist) => families.includes(artist.family) || hashUnit(seed, 'stray', listener.id, artist.number) < 0.05,
    );
  }

  /** An artist to hear on this day: mostly a favourite of the month, sometimes anybody. */
  artist(random: Random, day: number): Artist {
    if (random.chance(0.1)) return this.released(random, day);
    const { artists, cumulative } = this.favourites(Math.floor(day / DAYS_PER_MONTH));
    return artists[random.weighted(cumulative)] ?? this.released(random, day);
  }

  /** A track of the artist that is out by this day; a few of them get most of the plays. */
  track(random: Random, artist: Artist, day: number): Track {
    const albums = this.albumsBy(artist, day);
    const total = albums.reduce((sum, album) => sum + album.trackCount, 0);
    const rank = random.rank(total, 2.9);
    let position = (rank * 7919 + hash32(this.listener.id, artist.number)) % total;
    for (const album of albums) {
      if (position < album.trackCount) return this.catalogue.trackOf(album, position);
      position -= album.trackCount;
    }
    throw new Error('An artist without tracks.');
  }

  album(random: Random, artist: Artist, day: number): Album {
    const albums = this.albumsBy(artist, day).filter((album) => album.type === 'album');
    const all = albums.length > 0 ? albums : this.albumsBy(artist, day);
    return all[all.length - 1 - random.rank(all.length, 1.6)] ?? this.catalogue.album(artist.number, 0);
  }

  /** One of the listener's playlists as it stands in this quarter of a year. */
  playlist(number: number, day: number): { id: string; tracks: Track[] } {
    const quarter = Math.floor(day / (3 * DAYS_PER_MONTH));
    const key = `${number} ${quarter}`;
    const tracks = this.playlists.get(key) ?? this.makePlaylist(number, quarter);
    this.playlists.set(key, tracks);
    return {
      id: this.catalogue.ids.encode('playlist', hash32(this.seed, 'playlist', this.listener.id, number)),
      tracks,
    };
  }

  private makePlaylist(number: number, quarter: number): Track[] {
    const random = new Random(this.seed, 'playlist', this.listener.id, number, quarter);
    const day = quarter * 3 * DAYS_PER_MONTH;
    return Array.from({ length: PLAYLIST_LENGTH }, () => this.track(random, this.artist(random, day), day));
  }

  private albumsBy(artist: Artist, day: number): Album[] {
    const albums: Album[] = [];
    for (let position = 0; position < artist.albumCount; position++) {
      const album = this.catalogue.album(artist.number, position);
      if (album.releaseDay <= day || position === 0) albums.push(album);
    }
    return albums;
  }

  private released(random: Random, day: number): Artist {
    const year = 1970 + day / DAYS_PER_YEAR;
    for (let attempt = 0; attempt < 12; attempt++) {
      const artist = this.pool[random.rank(this.pool.length, 1.7)];
      if (artist && artist.debutYear + 1 <= year) return artist;
    }
    return this.pool.find((artist) => artist.debutYear < 2000) ?? this.catalogue.artist(0);
  }

  private favourites(month: number): MonthlyFavourites {
    const known = this.months.get(month);
    if (known) return known;
    const artists: Artist[] = [];
    const cumulative: number[] = [];
    let sum = 0;
    for (let slot = 0; slot < this.habits.favouriteCount; slot++) {
      const { artist, weight } = this.slot(slot, month);
      artists.push(artist);
      cumulative.push((sum += weight));
    }
    const made = { artists, cumulative };
    this.months.set(month, made);
    return made;
  }

  private slot(slot: number, month: number): { artist: Artist; weight: number } {
    const own = new Random(this.seed, 'slot', this.listener.id, slot);
    const months = slot < LASTING_FAVOURITES ? 100_000 : own.int(2, 26);
    const offset = own.int(0, months - 1);
    const era = Math.floor((month + offset) / months);
    const age = (month + offset) % months;
    const first = slot < LASTING_FAVOURITES ? this.habits.sinceDay : (month - age) * DAYS_PER_MONTH;
    const artist = this.released(new Random(this.seed, 'favourite', this.listener.id, slot, era), first);
    const fading = slot < LASTING_FAVOURITES ? 0.35 : 0.3 + 2 * Math.exp((-3 * age) / months);
    const mood = 0.3 + 1.4 * hashUnit(this.seed, 'mood', this.listener.id, slot, month);
    return { artist, weight: (fading * mood) / Math.pow(slot + 2, 0.6) };
  }
}

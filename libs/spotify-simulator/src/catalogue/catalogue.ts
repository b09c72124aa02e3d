import { Random, hash32, hashUnit } from '../random';
import { IdCodec } from './ids';
import type { Album, Artist, Track } from './items';
import { artistName, title } from './names';
import { GENRE_FAMILIES } from './words';

export const ARTIST_COUNT = 4000;
const DAY_MS = 86_400_000;
/** Nothing is released after this day, so that the catalogue is the same whenever it is asked. */
const LAST_RELEASE_DAY = Date.UTC(2026, 8, 30) / DAY_MS;

/** The invented catalogue: every item is a pure function of the seed and its number, made when first asked for. */
export class Catalogue {
  readonly ids: IdCodec;
  private readonly artists = new Map<number, Artist>();
  private readonly albums = new Map<number, Album>();
  private readonly tracks = new Map<number, Track>();

  constructor(private readonly seed: number) {
    this.ids = new IdCodec(seed);
  }

  artist(number: number): Artist {
    return remember(this.artists, number, () => this.makeArtist(number));
  }

  album(artistNumber: number, position: number): Album {
    return remember(this.albums, (artistNumber << 5) | position, () => this.makeAlbum(artistNumber, position));
  }

  /** `position` counts from 0 within the album. */
  trackOf(album: Album, position: number): Track {
    const number = (album.artist.number << 10) | (album.position << 5) | position;
    return remember(this.tracks, number, () => this.makeTrack(album, position, number));
  }

  tracksOf(album: Album): Track[] {
    return Array.from({ length: album.trackCount }, (_, position) => this.trackOf(album, position));
  }

  albumsOf(artist: Artist): Album[] {
    return Array.from({ length: artist.albumCount }, (_, position) => this.album(artist.number, position));
  }

  /** A track by its packed number (see {@link Track.number}). */
  track(number: number): Track {
    return this.trackOf(this.album(number >> 10, (number >> 5) & 31), number & 31);
  }

  findArtist(id: string): Artist | null {
    const number = this.ids.decode('artist', id);
    return number === null ? null : this.artist(number);
  }

  findAlbum(id: string): Album | null {
    const number = this.ids.decode('album', id);
    return number === null ? null : this.album(number >> 5, number & 31);
  }

  findTrack(id: string): Track | null {
    const number = this.ids.decode('track', id);
    return number === null ? null : this.track(number);
  }

  /** The track of the album that follows from which a single was taken, if it was: one recording under two ids. */
  originalOf(single: Pick<Album, 'artist' | 'position' | 'type'>): Track | null {
    const { artist, position, type } = single;
    if (type !== 'single' || position + 1 >= artist.albumCount) return null;
    const album = this.album(artist.number, position + 1);
    if (album.type !== 'album') return null;
    return this.trackOf(album, hash32(this.seed, 'single', artist.number, position) % album.trackCount);
  }

  private makeArtist(number: number): Artist {
    const random = new Random(this.seed, 'artist', number);
    const family = random.int(0, GENRE_FAMILIES.length - 1);
    const { genres, since } = GENRE_FAMILIES[family] ?? { genres: [], since: 1990 };
    const debutYear = Math.round(2023 - (2023 - since) * Math.pow(random.next(), 1.6));
    const fame = 1 - number / ARTIST_COUNT;
    return {
      number,
      id: this.ids.encode('artist', number),
      name: artistName(random),
      family,
      genres: random.chance(0.12) ? [] : [...new Set([random.pick(genres), random.pick(genres)])],
      popularity: Math.round(8 + fame * 80 + random.next() * 10),
      followers: Math.round(Math.exp(4 + fame * 11 + random.next())),
      debutYear,
      albumCount: Math.max(1, Math.min(24, Math.round(1 + random.next() * ((2026 - debutYear) / 2.2)))),
    };
  }

  private makeAlbum(artistNumber: number, position: number): Album {
    const artist = this.artist(artistNumber);
    const random = new Random(this.seed, 'album', artistNumber, position);
    const years = (2026.5 - artist.debutYear) * ((position + random.next() * 0.8) / artist.albumCount);
    const shape = random.next();
    const type = shape < 0.68 || shape > 0.97 ? 'album' : shape < 0.95 ? 'single' : 'compilation';
    const albumName = this.originalOf({ artist, position, type })?.name ?? title(random);
    return {
      artist,
      position,
      id: this.ids.encode('album', (artistNumber << 5) | position),
      name: shape > 0.97 ? `${albumName} (Deluxe Edition)` : albumName,
      type,
      releaseDay: Math.min(LAST_RELEASE_DAY, Math.floor(Date.UTC(artist.debutYear, 0, 1) / DAY_MS + years * 365.25)),
      releasePrecision: random.chance(artist.debutYear < 1990 ? 0.35 : 0.03)
        ? 'year'
        : random.chance(0.02)
          ? 'month'
          : 'day',
      trackCount: shape < 0.68 ? random.int(8, 14) : shape < 0.95 ? random.pick([1, 1, 2, 4, 5]) : random.int(15, 24),
      label: `${title(random)} Records`,
    };
  }

  private makeTrack(album: Album, position: number, number: number): Track {
    const original = position === 0 ? this.originalOf(album) : null;
    const own = { number, id: this.ids.encode('track', number), album, discNumber: 1, trackNumber: 1 };
    return original ? { ...original, ...own } : this.makeNewTrack(album, position, number);
  }

  private makeNewTrack(album: Album, position: number, number: number): Track {
    const random = new Random(this.seed, 'track', number);
    const seconds = Math.max(90, Math.min(540, 212 * Math.exp(0.28 * random.normal())));
    const guests = this.guestsOf(album.artist, random);
    const name = album.trackCount === 1 ? album.name : title(random);
    const isHipHop = GENRE_FAMILIES[album.artist.family]?.genres[0] === 'hip hop';
    return {
      number,
      id: this.ids.encode('track', number),
      name: name + suffix(random, guests, album),
      album,
      artists: [album.artist, ...guests],
      durationMs: Math.round(seconds * 1000) + random.int(0, 999),
      explicit: random.chance(isHipHop ? 0.55 : 0.07),
      discNumber: album.type === 'compilation' && position >= 12 ? 2 : 1,
      trackNumber: album.type === 'compilation' && position >= 12 ? position - 11 : position + 1,
      popularity: Math.round(album.artist.popularity * (0.35 + 0.65 * hashUnit(this.seed, 'popularity', number))),
      isrc: `XX${String(hashUnit(this.seed, 'isrc', number))
        .slice(2, 12)
        .padEnd(10, '0')}`,
    };
  }

  private guestsOf(artist: Artist, random: Random): Artist[] {
    if (!random.chance(0.11)) return [];
    const count = random.chance(0.2) ? 2 : 1;
    const guests = Array.from({ length: count }, () => this.artist(random.rank(ARTIST_COUNT)));
    return [...new Set(guests)].filter((guest) => guest !== artist);
  }
}

function suffix(random: Random, guests: readonly Artist[], album: Album): string {
  if (guests[0] && random.chance(0.6)) return ` (feat. ${guests.map((guest) => guest.name).join(' & ')})`;
  const chance = random.next();
  if (chance < 0.02) return ' - Live';
  if (chance < 0.035) return ' - Acoustic';
  if (chance < 0.06 && album.releaseDay < 10_957) return ` - Remastered ${random.int(2001, 2019)}`;
  return '';
}

function remember<T>(store: Map<number, T>, key: number, make: () => T): T {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}

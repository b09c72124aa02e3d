import fc from 'fast-check';
import { ARTIST_COUNT, Catalogue } from './catalogue';
import { cover } from './covers';
import { IdCodec } from './ids';

// A whole catalogue is made here: seconds of work on a busy machine.
jest.setTimeout(30_000);

describe('catalogue', () => {
  const catalogue = new Catalogue(1);
  const artists = Array.from({ length: ARTIST_COUNT }, (_, number) => catalogue.artist(number));

  it('turns numbers into ids like Spotify’s, and only those back again', () => {
    const codec = new IdCodec(7);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (number) => {
        const id = codec.encode('track', number);
        expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
        expect(codec.decode('track', id)).toBe(number);
        expect(codec.decode('album', id)).toBeNull();
        expect(new IdCodec(8).decode('track', id)).toBeNull();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => codec.decode('track', text) === null));
  });

  it('is the same for the same seed', () => {
    const other = new Catalogue(1);
    expect(other.tracksOf(other.album(17, 0))).toEqual(catalogue.tracksOf(catalogue.album(17, 0)));
    expect(new Catalogue(2).artist(17).name).not.toBe(catalogue.artist(17).name);
  });

  it('finds what it names', () => {
    const track = catalogue.trackOf(catalogue.album(99, 0), 0);
    expect(catalogue.findTrack(track.id)).toBe(track);
    expect(catalogue.findAlbum(track.album.id)).toBe(track.album);
    expect(catalogue.findArtist(track.album.artist.id)).toBe(track.album.artist);
  });

  it('has thousands of artists, nearly all with names of their own, some in other scripts', () => {
    const names = artists.map((artist) => artist.name);
    expect(new Set(names).size).toBeGreaterThan(ARTIST_COUNT * 0.93);
    for (const script of [
      /\p{Script=Han}/u,
      /\p{Script=Hangul}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Emoji_Presentation}/u,
    ]) {
      const count = names.filter((name) => script.test(name)).length;
      expect(count).toBeGreaterThan(5);
      expect(count).toBeLessThan(ARTIST_COUNT / 20);
    }
    expect(names.some((name) => name.length > 70)).toBe(true);
  });

  it('has recordings under two ids: on a single and on the album that follows', () => {
    const singles = artists
      .slice(0, 1000)
      .flatMap((artist) => catalogue.albumsOf(artist))
      .filter((album) => album.type === 'single');
    const twins = singles.flatMap((album) => {
      const original = catalogue.originalOf(album);
      return original ? [{ single: catalogue.trackOf(album, 0), original }] : [];
    });
    expect(twins.length).toBeGreaterThan(200);
    for (const { single, original } of twins.slice(0, 200)) {
      expect(single.id).not.toBe(original.id);
      expect(catalogue.findTrack(single.id)).toBe(single);
      expect([single.name, single.durationMs, single.artists]).toEqual([
        original.name,
        original.durationMs,
        original.artists,
      ]);
      expect(single.album.name).toBe(single.name);
    }
  });

  it('has possible releases and tracks', () => {
    for (const artist of artists.slice(0, 100)) {
      for (const album of catalogue.albumsOf(artist)) {
        expect(new Date(album.releaseDay * 86_400_000).getUTCFullYear()).toBeGreaterThanOrEqual(artist.debutYear);
        for (const track of catalogue.tracksOf(album)) {
          expect(track.durationMs).toBeGreaterThanOrEqual(90_000);
          expect(track.durationMs).toBeLessThanOrEqual(541_000);
          expect(new Set(track.artists).size).toBe(track.artists.length);
        }
      }
    }
  });

  it('draws pictures that are well-formed, alike for one id and different for others', () => {
    const picture = (id: string, isRound = false) => cover({ seed: 1, id, size: 300, isRound });
    for (let number = 0; number < 40; number++) {
      const svg = picture(`album${number}`, number % 4 === 0);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="300" height="300".*<\/svg>$/);
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(svg.match(/<g[ >]/g)?.length ?? 0).toBe(svg.match(/<\/g>/g)?.length ?? 0);
    }
    expect(picture('a')).toBe(picture('a'));
    expect(picture('a')).not.toBe(picture('b'));
  });
});

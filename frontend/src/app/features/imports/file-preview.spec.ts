/** @jest-environment node */
import { previewFile } from './file-preview';
import { previewWords, yearsText } from './preview-words';
import { changed, zipOf, type ZipForm } from './zip.testing';

const FOLDER = 'Spotify Extended Streaming History/';
const ROW = (at: string) => `[\n  {\n    "ts": "${at}T10:00:00Z",\n    "ms_played": 1000 }, ${'x'.repeat(40_000)}`;
const EXTENDED = {
  [`${FOLDER}Streaming_History_Audio_2015-2017_1.json`]: '[1234567890]',
  [`${FOLDER}Streaming_History_Audio_2012-2015_0.json`]: '[12345]',
  [`${FOLDER}Streaming_History_Video_2018-2024.json`]: '[]',
  [`${FOLDER}ReadMeFirst_ExtendedStreamingHistory.pdf`]: 'pdf',
};
const MOST = 1_000_000;

function json(name: string, text: string | Uint8Array<ArrayBuffer> = '[]'): File {
  return new File([text], name);
}

const CENTRAL_ENTRY = [0x50, 0x4b, 0x01, 0x02];

function centralEntry(bytes: Uint8Array): number {
  return bytes.findIndex((_, at) => CENTRAL_ENTRY.every((byte, index) => bytes[at + index] === byte));
}

describe('the preview of an export', () => {
  it.each<ZipForm>([{}, { compress: false }, { zip64: true }, { comment: 'a comment at the very end' }])(
    'lists what is in a zip that was written with %j',
    async (form) => {
      expect(await previewFile(await zipOf(EXTENDED, form), MOST)).toEqual({
        files: [
          { name: 'Streaming_History_Audio_2012-2015_0.json', kind: 'extended-audio', size: 7 },
          { name: 'Streaming_History_Audio_2015-2017_1.json', kind: 'extended-audio', size: 12 },
          { name: 'Streaming_History_Video_2018-2024.json', kind: 'extended-video', size: 2 },
        ],
        ignored: ['ReadMeFirst_ExtendedStreamingHistory.pdf'],
        years: { from: 2012, to: 2024, named: true },
      });
    },
  );

  it('counts what a zip really holds, up to many files', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`MyData/endsong_${index}.json`, '[]']));
    expect((await previewFile(await zipOf(many, { compress: false }), MOST)).files).toHaveLength(300);
  });

  describe('of files whose names tell no year', () => {
    it.each([true, false])('sees those of their first rows (compressed: %s)', async (compress) => {
      const zip = await zipOf(
        { 'endsong_0.json': ROW('2016-03-01'), 'endsong_1.json': ROW('2011-12-31') },
        { compress },
      );
      expect((await previewFile(zip, MOST)).years).toEqual({ from: 2011, to: 2016, named: false });
    });

    it('tells none rather than a wrong one', async () => {
      const zip = await zipOf({ 'endsong_0.json': '[{"ts": "yesterday"}]' });
      expect((await previewFile(zip, MOST)).years).toBeNull();
    });
  });

  it('of a single file is that file', async () => {
    const file = json('StreamingHistory_music_0.json', '\uFEFF [ { "endTime" : "2025-11-20 10:00"');
    expect(await previewFile(file, MOST)).toEqual({
      files: [{ name: 'StreamingHistory_music_0.json', kind: 'account-music', size: file.size }],
      ignored: [],
      years: { from: 2025, to: 2025, named: false },
    });
  });

  it.each([
    ['no zip', () => json('my_spotify_data.zip', 'Hello'), 'not a zip file, or it is cut off'],
    ['a zip of photographs', () => zipOf({ 'a.jpg': 'x' }), 'no streaming history'],
    ['an empty zip', () => zipOf({}), 'no streaming history'],
    ['a zip in a zip', () => zipOf({ 'my_spotify_data.zip': 'x' }), 'only another zip file'],
    ['a list of something else', () => json('Playlist1.json'), 'no streaming history'],
    ['no list', () => json('endsong_0.json', '{"a": 1}'), 'not a list of rows'],
    ['nothing', () => json('endsong_0.json', ''), 'empty'],
    ['too much', () => json('endsong_0.json', ' '.repeat(MOST + 1)), 'larger than this installation accepts'],
    ['a picture', () => json('photo.png', 'x'), 'Only the zip from Spotify or JSON files'],
    ['a zip that is cut off', async () => changed(await zipOf(EXTENDED), (bytes) => bytes.slice(0, -40)), 'cut off'],
    [
      'a zip without its middle',
      async () =>
        changed(await zipOf(EXTENDED), (bytes) => Uint8Array.from([...bytes.slice(0, 20), ...bytes.slice(80)])),
      'damaged',
    ],
    [
      'a zip with a password',
      async () => changed(await zipOf(EXTENDED), (bytes) => void (bytes[centralEntry(bytes) + 8]! |= 1)),
      'protected by a password',
    ],
    [
      'a zip that is packed in another way',
      async () => changed(await zipOf(EXTENDED), (bytes) => void (bytes[centralEntry(bytes) + 10] = 12)),
      'not supported',
    ],
    [
      'a zip that lies about its directory',
      async () => changed(await zipOf(EXTENDED), (bytes) => void bytes.fill(0xfe, -10, -2)),
      'damaged',
    ],
  ])('refuses %s, and says why', async (_, file, message) => {
    await expect(Promise.resolve(file()).then((given) => previewFile(given, MOST))).rejects.toMatchObject({
      name: 'RefusedFile',
      message: expect.stringMatching(message),
    });
  });

  it('never breaks on bytes of any kind', async () => {
    const zip = await zipOf(EXTENDED);
    for (let at = 0; at < zip.size; at += 7) {
      const broken = await changed(zip, (bytes) => void (bytes[at]! ^= 0xff));
      await previewFile(broken, MOST).catch((error: Error) => expect(error.name).toBe('RefusedFile'));
    }
  });
});

describe('a preview in words', () => {
  const file = (kind: string, size = 1_000_000) => ({ name: `${kind}.json`, kind, size }) as never;
  const words = (...kinds: string[]) =>
    previewWords({ files: kinds.map((kind) => file(kind)), ignored: [], years: null }, 'en');

  it('tells what is imported and what is left out', () => {
    const files = [file('extended-audio'), file('extended-audio'), file('extended-video')];
    const { title, contents, advice } = previewWords({ files, ignored: ['a.pdf', 'b.pdf'], years: null }, 'en');
    expect(title).toBe('Extended streaming history');
    expect(contents.map(({ detail, kept }) => [detail, kept])).toEqual([
      ['2 files, 2 MB', true],
      ['1 file, 1 MB', false],
      ['2 files', false],
    ]);
    expect(advice).toBeNull();
  });

  it.each([
    [['account-music', 'account-podcast'], 'Account data', 'There is a better file'],
    [['extended-video'], 'Extended streaming history', 'No music in here'],
    [['account-podcast'], 'Account data', 'No music in here'],
    [['extended-audio', 'account-music'], 'Extended streaming history and account data', undefined],
  ])('advises on %j', (kinds, title, headline) => {
    expect([words(...kinds).title, words(...kinds).advice?.headline]).toEqual([title, headline]);
  });

  it.each([
    [{ from: 2013, to: 2024, named: true }, 'with plays of 2013 to 2024'],
    [{ from: 2024, to: 2024, named: true }, 'with plays of 2024'],
    [{ from: 2019, to: 2021, named: false }, 'its first rows are of 2019 to 2021'],
    [null, ''],
  ])('says of %j no more than is known', (years, text) => {
    expect(yearsText(years)).toBe(text);
  });
});

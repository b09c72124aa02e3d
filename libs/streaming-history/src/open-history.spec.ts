import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { openHistory } from './open-history';
import { readRows } from './read-rows';
import { accountRow, extendedRow, NOW } from './testing/history-rows';
import { rawZip } from './testing/raw-zip';
import { TemporaryFiles } from './testing/temporary-files';

const EXTENDED = JSON.stringify([extendedRow(), extendedRow({ ms_played: 1 })], null, 2);
const ACCOUNT = JSON.stringify([accountRow()]);

let files: TemporaryFiles;
beforeAll(async () => {
  files = await TemporaryFiles.create();
});
afterAll(() => files.remove());

async function openBytes(content: string | Buffer, name = 'my_spotify_data.zip') {
  return openHistory(await files.write(content), name);
}

/** A zip file as a normal program writes it. */
async function zipOf(contents: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(contents)) {
    if (path.endsWith('/')) zip.addEmptyDirectory(path);
    else zip.addBuffer(Buffer.from(content), path);
  }
  zip.end();
  return buffer(zip.outputStream);
}

describe('a zip file as Spotify sends it', () => {
  it('gives its history files by name and names the others', async () => {
    const source = await openBytes(
      await zipOf({
        'Spotify Account Data/': '',
        'Spotify Account Data/Userdata.json': '{"email":"canary"}',
        'Spotify Account Data/Read_Me_First.pdf': '%PDF',
        'Spotify Account Data/StreamingHistory_podcast_0.json': '[]',
        'Spotify Account Data/StreamingHistory_music_0.json': ACCOUNT,
        'Spotify Extended Streaming History/Streaming_History_Video_2018.json': '[]',
        'Spotify Extended Streaming History/Streaming_History_Audio_2018_0.json': EXTENDED,
      }),
    );
    expect(source.files.map(({ name, kind, size }) => [name, kind, size])).toEqual([
      ['StreamingHistory_music_0.json', 'account-music', ACCOUNT.length],
      ['StreamingHistory_podcast_0.json', 'account-podcast', 2],
      ['Streaming_History_Audio_2018_0.json', 'extended-audio', EXTENDED.length],
      ['Streaming_History_Video_2018.json', 'extended-video', 2],
    ]);
    expect(source.ignored).toEqual(['Userdata.json', 'Read_Me_First.pdf']);
    await source.close();
  });

  it('gives the content of a file as often as it is opened', async () => {
    const source = await openBytes(await zipOf({ 'MyData/endsong_0.json': EXTENDED }));
    for (let time = 0; time < 2; time++) {
      expect((await buffer(await source.files[0]!.open())).toString()).toBe(EXTENDED);
    }
    await source.close();
  });

  it('is known by its content, whatever its name', async () => {
    const source = await openBytes(await zipOf({ 'endsong_0.json': EXTENDED }), 'endsong_0.json');
    expect(source.files[0]?.size).toBe(EXTENDED.length);
    await source.close();
  });

  it('may write a folder as if it were a file of 11 bytes, and files without packing', async () => {
    const folder = 'Spotify Extended Streaming History';
    const source = await openBytes(
      rawZip([
        { name: `${folder}/`, data: 'eleven byte', method: 0 },
        { name: folder, data: 'eleven byte', method: 0 },
        { name: `${folder}/endsong_0.json`, data: EXTENDED, method: 0 },
      ]),
    );
    expect(source.ignored).toEqual([]);
    expect((await buffer(await source.files[0]!.open())).toString()).toBe(EXTENDED);
    await source.close();
  });

  it('names files by their paths where base names clash', async () => {
    const source = await openBytes(await zipOf({ 'a/endsong_0.json': '[]', 'b/endsong_0.json': '[]' }));
    expect(source.files.map(({ name }) => name)).toEqual(['a/endsong_0.json', 'b/endsong_0.json']);
    await source.close();
  });

  it('gives names that can be shown, however they are written', async () => {
    const source = await openBytes(
      rawZip([
        { name: 'endsong_0.json', data: '[]' },
        { name: 'x/line\r\nbreak.txt' },
        { name: 'right\u202eto\u200eleft.html' },
        { name: `${'long'.repeat(1_000)}.txt` },
      ]),
    );
    expect(source.ignored.slice(0, 2)).toEqual(['linebreak.txt', 'righttoleft.html']);
    expect(source.ignored[2]).toMatch(/^longlong.*….*long\.txt$/);
    expect(source.ignored[2]!.length).toBeLessThanOrEqual(120);
    await source.close();
  });

  it('closes while it is being read', async () => {
    const source = await openBytes(rawZip([{ name: 'endsong_0.json', data: `[${' '.repeat(3_000_000)}]`, method: 0 }]));
    const stream = await source.files[0]!.open();
    await new Promise((resolve) => stream.once('readable', resolve));
    await source.close();
    await source.close();
    expect(stream.destroyed).toBe(true);
  });
});

describe('a single JSON file', () => {
  it('is a history file by its name', async () => {
    const source = await openBytes(ACCOUNT, 'C:\\Downloads\\StreamingHistory_music_0.json');
    expect(source.files).toMatchObject([
      { name: 'StreamingHistory_music_0.json', kind: 'account-music', size: ACCOUNT.length },
    ]);
    const rows = [];
    for await (const batch of readRows(await source.files[0]!.open(), 'account-music', { now: NOW }))
      rows.push(...batch);
    expect(rows).toMatchObject([{ kind: 'track', trackName: 'Paper Lanterns' }]);
    await source.close();
  });

  it('is refused when its name is none of a history', async () => {
    await expect(openBytes(EXTENDED, 'Playlist1.json')).rejects.toMatchObject({ code: 'E_NO_HISTORY' });
  });

  it('is refused when it is too large', async () => {
    const path = await files.write(EXTENDED);
    await expect(openHistory(path, 'endsong_0.json', { totalBytes: 10 })).rejects.toMatchObject({ code: 'E_TOTAL' });
  });

  it('is closed with the source', async () => {
    const source = await openBytes(EXTENDED, 'endsong_0.json');
    const stream = await source.files[0]!.open();
    await source.close();
    expect(stream.destroyed).toBe(true);
  });
});

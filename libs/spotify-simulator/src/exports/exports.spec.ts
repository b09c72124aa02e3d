import { ManualClock } from '../clock';
import { startSimulator, type SpotifySimulator } from '../simulator';
import { unzip } from '../spec-support';
import { EXPORT_FORMS, type ExportForm, type ExportOptions } from './forms';

const NOW = new Date('2026-11-01T12:00:00Z');
/** Hears podcasts and audiobooks too. */
const LISTENER = { id: 'a', displayName: 'A', profile: 'regular', plays: 17_000 } as const;
const BEFORE_2025 =
  'ts username platform ms_played conn_country ip_addr_decrypted user_agent_decrypted master_metadata_track_name ' +
  'master_metadata_album_artist_name master_metadata_album_album_name spotify_track_uri episode_name episode_show_name ' +
  'spotify_episode_uri reason_start reason_end shuffle skipped offline offline_timestamp incognito_mode';
const SINCE_2025 =
  'ts platform ms_played conn_country ip_addr master_metadata_track_name master_metadata_album_artist_name ' +
  'master_metadata_album_album_name spotify_track_uri episode_name episode_show_name spotify_episode_uri audiobook_title ' +
  'audiobook_uri audiobook_chapter_uri audiobook_chapter_title reason_start reason_end shuffle skipped offline ' +
  'offline_timestamp incognito_mode';

type Row = Record<string, string | number | boolean | null>;
interface File {
  name: string;
  text: string;
  rows: Row[];
}

// Years of plays are made here: seconds of work on a busy machine.
jest.setTimeout(30_000);

describe('export packages', () => {
  let simulator: SpotifySimulator;
  const packages = new Map<string, Promise<File[]>>();

  beforeAll(async () => {
    simulator = await startSimulator({ clock: new ManualClock(NOW), listeners: [LISTENER] });
  });
  afterAll(() => simulator.close());
  const listener = () => LISTENER.id;

  async function unpack(options: ExportOptions): Promise<File[]> {
    const entries = await unzip(simulator.exportZip(listener(), options));
    return entries.map(({ name, text }) => {
      const value: unknown = name.endsWith('.json') ? JSON.parse(text) : [];
      return { name, text, rows: Array.isArray(value) ? (value as Row[]) : [] };
    });
  }
  function opened(form: ExportForm): Promise<File[]> {
    const known = packages.get(form) ?? unpack({ form });
    packages.set(form, known);
    return known;
  }
  const isHistory = (name: string) => /audio|endsong|StreamingHistory/i.test(name);
  const audioRows = async (form: ExportForm) =>
    (await opened(form)).filter((file) => isHistory(file.name)).flatMap((file) => file.rows);
  const keyOf = (row: Row) => `${row['ts']} ${row['spotify_track_uri']}`;

  it.each([
    ['extended-2023', /^MyData\/(endsong_\d\.json|endvideo\.json|ReadMeFirst_ExtendedStreamingHistory\.pdf)$/],
    [
      'extended-2024',
      /^Spotify Extended Streaming History(\/(Streaming_History_Audio_\d{4}(-\d{4})?_\d\.json|Streaming_History_Video_\d{4}(-\d{4})?\.json|ReadMe.*pdf))?$/,
    ],
    [
      'extended-2025',
      /^Spotify Extended Streaming History\/(Streaming_History_Audio_\d{4}(-\d{4})?_\d\.json|Streaming_History_Video_\d{4}(-\d{4})?\.json|ReadMe.*pdf)?$/,
    ],
    ['account', /^Spotify Account Data\/(StreamingHistory_(music|podcast)_\d|[A-Z][A-Za-z_1]+)\.(json|pdf)$/],
    ['account-old', /^MyData\/(StreamingHistory\d|[A-Z][A-Za-z_1]+)\.(json|pdf)$/],
  ] as const)('%s names its files as Spotify does', async (form, names) => {
    const files = await opened(form);
    for (const { name } of files) expect(name).toMatch(names);
    expect(files.find((file) => file.name.endsWith('.pdf'))?.text).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/);
  });

  it.each([
    ['extended-2023', BEFORE_2025],
    ['extended-2024', BEFORE_2025],
    ['extended-2025', SINCE_2025],
  ] as const)('%s has its fields in their order in every row', async (form, fields) => {
    const rows = await audioRows(form);
    expect(new Set(rows.map((row) => Object.keys(row).join(' ')))).toEqual(new Set([fields]));
    expect(rows.every((row) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(row['ts'])))).toBe(true);
  });

  it('account data has four fields and minutes', async () => {
    for (const form of ['account', 'account-old'] as const) {
      const rows = await audioRows(form);
      expect(rows.length).toBeGreaterThan(500);
      for (const row of rows) expect(String(row['endTime'])).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    }
    const music = (await opened('account')).find((file) => file.name.includes('music'));
    expect(Object.keys(music?.rows[0] ?? {})).toEqual(['endTime', 'artistName', 'trackName', 'msPlayed']);
    expect(music?.text).toMatch(/^\[\n {2}\{\n {4}"endTime" : "/);
  });

  it('is minified and in random order in 2023, pretty and ascending later', async () => {
    for (const form of ['extended-2023', 'extended-2024', 'extended-2025'] as const) {
      const files = (await opened(form)).filter((file) => isHistory(file.name) && file.rows.length > 0);
      const times = files.flatMap((file) => file.rows.map((row) => String(row['ts'])));
      const isAscending = times.every((time, position) => position === 0 || time >= (times[position - 1] ?? ''));
      expect(isAscending).toBe(form !== 'extended-2023');
      expect(files[0]?.text.startsWith(form === 'extended-2023' ? '[{"ts":' : '[\n  {\n    "ts": "')).toBe(true);
      expect(Math.max(...files.map((file) => file.rows.length))).toBe(16_000);
    }
  });

  it('has the flaws of real exports', async () => {
    const rows = await audioRows('extended-2024');
    const texts = rows.map((row) => JSON.stringify({ ...row, ip_addr_decrypted: '', user_agent_decrypted: '' }));
    expect(new Set(texts).size).toBeLessThan(texts.length);
    const keys = rows.filter((row) => row['spotify_track_uri']).map(keyOf);
    expect(keys.length - new Set(keys).size).toBeGreaterThan(20);
    expect(rows.some((row) => row['spotify_track_uri'] === null && row['spotify_episode_uri'] === null)).toBe(true);
    const values = (name: string) => new Set(rows.map((row) => row[name]));
    expect(values('skipped')).toEqual(new Set([true, false, null]));
    expect(values('reason_end')).toContain(null);
    expect(values('conn_country')).toContain('ZZ');
    const stamps = rows.map((row) => Number(row['offline_timestamp']));
    expect(stamps.some((stamp) => stamp === 0)).toBe(true);
    expect(stamps.some((stamp) => stamp > 1e11)).toBe(true);
    expect(stamps.some((stamp) => stamp > 1e9 && stamp < 1e10)).toBe(true);
    expect(rows.every((row) => /^192\.0\.2\.\d+$/.test(String(row['ip_addr_decrypted'])))).toBe(true);
    const recent = await audioRows('extended-2025');
    expect(new Set(recent.map((row) => row['skipped']))).toEqual(new Set([true, false]));
    expect(recent.some((row) => row['offline_timestamp'] === null)).toBe(true);
    expect(recent.some((row) => row['audiobook_title'] !== null)).toBe(true);
  });

  it.each(EXPORT_FORMS)('%s holds exactly what its truth says', async (form) => {
    const truth = simulator.exportTruth(listener(), { form });
    const files = await opened(form);
    const audio = files.filter((file) => isHistory(file.name)).flatMap((file) => file.rows);
    const video = files.filter((file) => /video/i.test(file.name)).flatMap((file) => file.rows);
    expect(truth.rows.all).toBe(audio.length + video.length);
    if (form.startsWith('account')) return expect(truth.plays.length).toBeGreaterThan(500);
    const longest = new Map<string, number>();
    const tracks = audio.filter((row) => row['spotify_track_uri']);
    for (const row of tracks) longest.set(keyOf(row), Math.max(longest.get(keyOf(row)) ?? 0, Number(row['ms_played'])));
    const expected = truth.plays.map(({ trackUri, endedAt, msPlayed }) => {
      const ts = new Date(endedAt * 1000).toISOString().replace('.000Z', 'Z');
      return [`${ts} ${trackUri}`, msPlayed] as const;
    });
    expect(new Map(expected)).toEqual(longest);
    expect(truth.duplicates).toBe(tracks.length - longest.size);
    expect(truth.rows.tracks).toBe(tracks.length);
  });

  it('knows which play of the Web API is which row: the very second since November 2022, near it before', () => {
    const { matches } = simulator.exportTruth(listener(), { form: 'extended-2025' });
    const listed = simulator.history(listener()).filter((play) => play.listed);
    expect(matches.map(({ playedAt }) => playedAt).sort()).toEqual(
      listed.map((play) => new Date(play.endedAt).toISOString()),
    );
    const exact = new Date('2022-11-01').getTime();
    let [same, earlier, near] = [0, 0, 0];
    for (const { playedAt, endedAt } of matches) {
      const time = Date.parse(playedAt);
      if (time >= exact) expect(endedAt).toBe(Math.floor(time / 1000));
      else {
        earlier += 1;
        if (Math.abs(endedAt - time / 1000) <= 2) near += 1;
        if (endedAt === Math.floor(time / 1000)) same += 1;
      }
    }
    expect(near / earlier).toBeGreaterThan(0.9);
    expect(same / earlier).toBeLessThan(0.6);
  });

  it('names a few old plays by another id of the same recording', () => {
    const { matches, plays } = simulator.exportTruth(listener(), { form: 'extended-2025' });
    const relinked = matches.filter((match) => match.exportedTrackId !== match.trackId);
    expect(relinked.length).toBeGreaterThan(2);
    expect(relinked.length).toBeLessThan(matches.length / 100);
    const uris = new Set(plays.map((play) => play.trackUri));
    for (const { trackId, exportedTrackId, playedAt } of relinked) {
      expect(uris).toContain(`spotify:track:${exportedTrackId}`);
      expect(Date.parse(playedAt)).toBeLessThan(Date.UTC(2022, 10, 1));
      const [played, exported] = [trackId, exportedTrackId].map((id) => simulator.catalogue.findTrack(id)?.name);
      expect(played).toBe(exported);
    }
  });

  it('can be without flaws, podcasts, video, and end at a time', async () => {
    const until = new Date('2020-01-01T00:00:00Z');
    const options = { form: 'extended-2024', flaws: false, podcasts: false, video: false, until } as const;
    const rows = (await unpack(options)).flatMap((file) => file.rows);
    const plays = simulator
      .history(listener(), { from: new Date(0), to: until })
      .filter((play) => play.kind === 'track');
    const told = plays.map(
      (play) => `${Math.floor(play.endedAt / 1000)} spotify:track:${play.trackId} ${play.msPlayed}`,
    );
    const written = rows.map(
      (row) => `${Date.parse(String(row['ts'])) / 1000} ${row['spotify_track_uri']} ${row['ms_played']}`,
    );
    expect(written).toEqual(told);
  });
});

import { expect } from '@playwright/test';
import { overflow, violations } from './checks';
import { everyPage, open, settled } from './pages';
import { longestTask, nextFrame } from './tasks';
import { ask, importEnded, signIn, test, UNUSUAL_ORIGIN } from './product';
import { UNUSUAL_LISTENERS } from './unusual-listeners';

// Recording what a page looks like at every step would be the longest task of all.
test.use({ baseURL: UNUSUAL_ORIGIN, trace: 'off' });
test.describe.configure({ timeout: 400_000 });

/** The longest that a page may keep a processor busy without a break, in milliseconds. */
const LONGEST_TASK_MS = 200;

test('half a million plays freeze nothing', async ({ page }) => {
  await signIn(page, UNUSUAL_LISTENERS.tireless.displayName);
  expect(await importEnded(page, 180_000)).toBe('DONE');
  const { viewer } = await ask<{ viewer: { archive: { storedPlays: number } } }>(
    page,
    '{ viewer { archive { storedPlays } } }',
  );
  expect(viewer.archive.storedPlays).toBeGreaterThan(400_000);
  const frozen: Record<string, number> = {};
  for (const { name, path } of await everyPage(page)) {
    const longest = await longestTask(page, async () => {
      await open(page, path);
      for (let screens = 0; screens < 8; screens++) {
        await page.mouse.wheel(0, 1_500);
        await nextFrame(page);
      }
    });
    if (longest > LONGEST_TASK_MS) frozen[name] = longest;
    expect([name, await overflow(page)]).toEqual([name, 0]);
  }
  expect(frozen).toEqual({});
});

for (const kind of ['once', 'silent'] as const) {
  test(`no page stumbles over a listener with ${UNUSUAL_LISTENERS[kind].plays} plays`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, UNUSUAL_LISTENERS[kind].displayName);
    if (UNUSUAL_LISTENERS[kind].plays > 0) await importEnded(page);
    for (const { name, path } of await everyPage(page)) {
      await open(page, path);
      const text = await page.locator('main').innerText();
      expect([name, text.match(/\b(NaN|Infinity|undefined|null)\b/g)]).toEqual([name, null]);
      expect([name, await violations(page)]).toEqual([name, []]);
    }
  });
}

/** What is live, asked again and again beside the question of a page. */
const LIVE = ['ArchivePulse', 'ArchivePolling', 'ImportProgress', 'Sessions'];

test('every page asks one question, once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/graphql') return;
    asked.push((JSON.parse(request.postData() ?? '{}') as { operationName: string }).operationName);
  });
  await signIn(page, UNUSUAL_LISTENERS.resting.displayName);
  await importEnded(page);
  for (const { name, path } of (await everyPage(page)).filter(({ name }) => name !== 'not found')) {
    asked.length = 0;
    await page.goto(path);
    await settled(page);
    const questions = asked.filter((operation) => !LIVE.includes(operation));
    expect([name, questions]).toEqual([name, [expect.any(String)]]);
  }
});

/** Ways to make a page run what somebody else wrote. */
const SCRIPTS = [
  '<script>document.title="hacked"</script>',
  '</script><script>document.title="hacked"</script>',
  '<img src=x onerror="document.title=\'hacked\'">',
  '<svg onload="document.title=\'hacked\'">',
  '"><img src=x onerror="document.title=\'hacked\'">',
  "'-document.title='hacked'-'",
  'javascript:document.title="hacked"',
  '{{constructor.constructor("document.title=`hacked`")()}}',
  '${document.title="hacked"}',
  '<iframe srcdoc="<script>parent.document.title=`hacked`</script>">',
  '<a href="javascript:document.title=`hacked`">click</a>',
  '<math><mtext><table><mglyph><style><img src=x onerror="document.title=`hacked`">',
  '<details open ontoggle="document.title=`hacked`">',
  '<body onload="document.title=`hacked`">',
  '<input autofocus onfocus="document.title=`hacked`">',
  '&lt;script&gt;document.title="hacked"&lt;/script&gt;',
  '\u003cscript\u003edocument.title="hacked"\u003c/script\u003e',
  '<style>@import "//evil.example";</style>',
  '<link rel=stylesheet href="//evil.example">',
  '<base href="//evil.example/">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<object data="javascript:document.title=`hacked`">',
  '<video><source onerror="document.title=`hacked`">',
  '<template><script>document.title="hacked"</script></template>',
  '<!--<img src="--><img src=x onerror="document.title=`hacked`">',
  '<xmp></xmp><img src=x onerror="document.title=`hacked`">',
  '<p style="background:url(javascript:document.title=`hacked`)">',
  '<button form=x formaction="javascript:document.title=`hacked`">',
  '<noscript><p title="</noscript><img src=x onerror=document.title=`hacked`>">',
  '%3Cscript%3Edocument.title=%22hacked%22%3C/script%3E',
];

/** Names that are hard to lay out. */
const ODD_NAMES = [
  'أغنية طويلة جدا عن البحر والريح والليل',
  'שיר ארוך מאוד על הים (Live) [2024]',
  '夜の終わりに消えていく光の中で君を待っている間に聞こえた歌',
  '아주 긴 노래 제목이 여기에 있습니다',
  'W'.repeat(300),
  '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪'.repeat(20),
  'a\u202Egnp.exe',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  ' ',
  'null',
];

test('names are text and nothing else, whatever is written in them', async ({ page }) => {
  await signIn(page, 'مرحبا');
  await importEnded(page);
  const rows = [...SCRIPTS, ...ODD_NAMES].flatMap((name, number) =>
    [0, 1, 2].map((time) => ({
      ts: new Date(Date.UTC(2024, 2, 1 + (number % 28), 6 + number / 28, 10 * time)).toISOString().replace('.000', ''),
      platform: 'android',
      ms_played: 200_000,
      conn_country: 'DE',
      ip_addr: '192.0.2.1',
      master_metadata_track_name: name,
      master_metadata_album_artist_name: name,
      master_metadata_album_album_name: name,
      spotify_track_uri: `spotify:track:${String(number).padStart(22, 'x')}`,
      reason_start: 'trackdone',
      reason_end: 'trackdone',
      shuffle: false,
      skipped: false,
      offline: false,
      incognito_mode: false,
    })),
  );
  const upload = await page.request.post('/imports', {
    headers: { 'x-audiospective': '1', origin: UNUSUAL_ORIGIN },
    multipart: {
      file: {
        name: 'Streaming_History_Audio_2024_0.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(rows)),
      },
    },
  });
  expect(upload.status()).toBeLessThan(300);
  expect(await importEnded(page)).toBe('DONE');

  const period = 'period=2024-03';
  const views = [
    `/overview?${period}`,
    `/top/tracks?${period}`,
    `/top/artists?${period}`,
    `/top/albums?${period}`,
    `/habits?${period}`,
    `/history?${period}`,
  ];
  const { viewer } = await ask<{ viewer: { stats: { topTracks: { edges: { node: { id: string } }[] } } } }>(
    page,
    '{ viewer { stats(period: { month: "2024-03" }) { topTracks(first: 40) { edges { node { id } } } } } }',
  );
  const items = viewer.stats.topTracks.edges.map(({ node }) => `/track/${encodeURIComponent(node.id)}`);
  expect(items).toHaveLength(SCRIPTS.length + ODD_NAMES.length);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of width === 320 ? [...views, ...items] : views) {
      await page.goto(path);
      await settled(page);
      expect([path, await page.title()]).toEqual([path, expect.not.stringMatching(/^hacked$/)]);
      expect([path, width, await overflow(page)]).toEqual([path, width, 0]);
    }
  }
  await page.goto(`/history?${period}&search=ontoggle`);
  await expect(page.getByText('<details open ontoggle="document.title=`hacked`">').first()).toBeVisible();
});

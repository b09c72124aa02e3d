import { HttpTestingController } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { importNow, pulse } from '../../testing/pulse';
import { archivePulse, areOtherImports, followPulse, paceOf, type Pulse } from './archive-pulse';
import type { PageData } from './page-data';
import { Session } from './session';

const WAITING = importNow('WAITING', { pollAfterMs: 1_500 });

it.each([
  ['now and then for an import that begins elsewhere', [importNow()], false, 15_000],
  ['as soon as the server says while an import runs or waits', [WAITING, importNow()], false, 1_500],
  ['calmly for the first import while there was none', [], false, 5_000],
  ['soon for the one that the demo begins by itself', [], true, 1_000],
])('looks %s', (_, imports, demo, ms) => {
  expect(paceOf(pulse({ imports, polling: { pollAfterMs: 60_000 } }).viewer, demo)).toBe(ms);
});

it('looks as soon as the server says where that is sooner, and at once where nothing is known', () => {
  expect(paceOf(pulse({ polling: { pollAfterMs: 700 } }).viewer, false)).toBe(700);
  expect(paceOf(undefined, false)).toBe(0);
});

it('looks as often as one of the pages that are open wishes', () => {
  const pages = [
    { lookoutMs: 15_000, importingMs: 1_000 },
    { lookoutMs: 5_000, importingMs: 0 },
  ];
  const quick = pulse({ imports: [importNow('WRITING', { pollAfterMs: 500 })] }).viewer;
  expect(paceOf(quick, false)).toBe(1_000);
  expect(paceOf(quick, false, pages)).toBe(500);
  expect(paceOf(pulse().viewer, false, pages)).toBe(5_000);
});

it.each([
  ['the same imports', [importNow()], [{ id: 'import-1', state: 'DONE' }], false],
  ['an import in another state', [importNow('DONE')], [{ id: 'import-1', state: 'WRITING' }], true],
  [
    'one that has begun',
    [importNow('WAITING', {}, 'import-2'), importNow()],
    [{ id: 'import-1', state: 'DONE' }],
    true,
  ],
  ['more than there are', [], [{ id: 'import-1', state: 'DONE' }], true],
  [
    'older ones, too',
    ['a', 'b', 'c'].map((id) => importNow('DONE', {}, id)),
    ['a', 'b', 'c', 'd'].map((id) => ({ id, state: 'DONE' })),
    false,
  ],
])('tells whether a page knows %s', (_, imports, known, are) => {
  expect(areOtherImports(pulse({ imports }).viewer, known)).toBe(are);
});

describe('the pulse', () => {
  const listener = { id: 'viewer-1', displayName: 'Robin Example', avatarUrl: null, timeZone: 'Europe/Berlin' };
  const settled = async () => {
    for (let round = 0; round < 3; round += 1) {
      TestBed.tick();
      await new Promise<void>((resolve) => setTimeout(resolve));
    }
  };

  function begin() {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    const watch = () => {
      const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
      return { page, pulse: runInInjectionContext(page, archivePulse) };
    };
    const signIn = () => TestBed.inject(Session).learn({ viewer: listener, service: { demo: false } });
    const requests = () => TestBed.inject(HttpTestingController).match('/graphql');
    return { watch, signIn, requests };
  }

  it('is asked once for all that watch, as soon as it is known who is signed in', async () => {
    const { watch, signIn, requests } = begin();
    const [{ pulse: one }, { pulse: other }] = [watch(), watch()];
    await settled();
    expect(requests()).toEqual([]);
    signIn();
    await settled();
    const [request, ...more] = requests();
    expect(more).toEqual([]);
    request?.flush({ data: pulse() });
    await settled();
    expect(one.value()?.archive.version).toBe('7');
    expect(other.value()).toBe(one.value());
  });

  it('goes on from page to page, and is nothing any more once nobody watches', async () => {
    const { watch, signIn, requests } = begin();
    signIn();
    const { page: overview } = watch();
    await settled();
    requests()[0]?.flush({ data: pulse() });
    await settled();
    overview.destroy();
    const { page: history, pulse: shown } = watch();
    await settled();
    expect([shown.value()?.archive.version, requests()]).toEqual(['7', []]);
    history.destroy();
    await settled();
    expect(shown.value()).toBeUndefined();
  });

  it('tells why it was not answered, until it is', async () => {
    const { watch, signIn, requests } = begin();
    signIn();
    const { pulse: shown } = watch();
    await settled();
    requests()[0]?.error(new ProgressEvent('error'));
    await settled();
    expect([shown.failure()?.kind, requests()]).toEqual(['offline', []]);
    shown.retry();
    await settled();
    requests()[0]?.flush({ data: pulse() });
    await settled();
    expect([shown.failure(), shown.value()?.archive.version]).toEqual([undefined, '7']);
    shown.retry();
    await settled();
    expect(requests()).toEqual([]);
  });

  it('is not taken from another listener', async () => {
    const { watch, signIn, requests } = begin();
    signIn();
    const { pulse: shown } = watch();
    const starts = jest.spyOn(TestBed.inject(Session), 'startsAnewFor').mockReturnValue(true);
    await settled();
    requests()[0]?.flush({ data: { viewer: { ...pulse().viewer, id: 'viewer-2' } } });
    await settled();
    expect(starts).toHaveBeenCalledWith('viewer-2');
    expect(shown.value()).toBeUndefined();
  });

  it('ends the session when there is nobody any more', async () => {
    const { watch, signIn, requests } = begin();
    signIn();
    watch();
    await settled();
    requests()[0]?.flush({ data: { viewer: null } });
    await settled();
    expect(TestBed.inject(Session).listener()).toBeNull();
  });
});

describe('a page that follows the pulse', () => {
  /** A page whose answers and pulses are in the hands of the test: each is no more than its version. */
  function follow() {
    const [now, value] = [signal<Pulse | undefined>(undefined), signal<string | undefined>(undefined)];
    const [loading, failed] = [signal(true), signal(false)];
    const reload = jest.fn(() => loading.set(true));
    const failure = () => (failed() ? { kind: 'offline' } : undefined);
    const data = { value, loading, failure, reload } as unknown as PageData<string>;
    const isNews = ({ archive }: Pulse, version: string) => archive.version !== version;
    const shown = TestBed.runInInjectionContext(() => followPulse(now, data, isNews));
    return {
      reload,
      shown: () => shown()?.archive.version,
      tells: (version: string) => {
        now.set(pulse({ archive: { version } }).viewer);
        TestBed.tick();
      },
      answers: (version: string | null) => {
        failed.set(version === null);
        if (version !== null) value.set(version);
        loading.set(false);
        TestBed.tick();
      },
    };
  }

  it('hears of news that came before its first answer, and while it asks', () => {
    const page = follow();
    page.tells('8');
    page.answers('7');
    expect(page.reload).toHaveBeenCalledTimes(1);
    page.tells('9');
    expect(page.reload).toHaveBeenCalledTimes(1);
    page.answers('8');
    expect(page.reload).toHaveBeenCalledTimes(2);
  });

  it('asks once for each pulse, whatever is answered', () => {
    const page = follow();
    page.answers('7');
    page.tells('8');
    page.answers('7');
    page.answers(null);
    expect(page.reload).toHaveBeenCalledTimes(1);
    page.tells('8');
    expect(page.reload).toHaveBeenCalledTimes(2);
  });

  it('shows a pulse with the figures of its version, and not before', () => {
    const page = follow();
    page.answers('7');
    page.tells('7');
    expect(page.shown()).toBe('7');
    page.tells('8');
    expect(page.shown()).toBe('7');
    page.answers(null);
    expect(page.shown()).toBe('7');
    page.tells('8');
    page.answers('9');
    expect(page.shown()).toBe('8');
  });

  it('does not fall behind an archive that changes all the time', () => {
    const page = follow();
    page.answers('7');
    for (const version of [8, 9, 10]) {
      page.tells(String(version));
      page.tells(String(version + 0.5));
      page.answers(String(version + 0.1));
      expect(page.shown()).toBe(String(version));
      page.answers(String(version + 0.7));
    }
  });
});

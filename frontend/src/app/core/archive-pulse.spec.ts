import { HttpTestingController } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { importNow, pulse } from '../../testing/pulse';
import { archivePulse, areOtherImports, paceOf } from './archive-pulse';
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

it.each([
  ['the same imports', [importNow()], [{ id: 'import-1', state: 'DONE' }], false],
  ['an import in another state', [importNow('DONE')], [{ id: 'import-1', state: 'WRITING' }], true],
  [
    'one that has begun',
    [importNow('WAITING', {}, 'import-2'), importNow()],
    [{ id: 'import-1', state: 'DONE' }],
    true,
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

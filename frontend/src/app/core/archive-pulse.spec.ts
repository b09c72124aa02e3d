import { importNow, pulse } from '../../testing/pulse';
import { areOtherImports, paceOf } from './archive-pulse';

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

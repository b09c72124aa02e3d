import { importGlance, overview } from '../../../testing/answers';
import { paceOf } from './overview-data';

const WAITING = importGlance({ state: 'WAITING', pollAfterMs: 1_500 });

it.each([
  ['as the server says when nothing runs', [importGlance()], 60_000],
  ['soon while an import runs or waits', [WAITING, importGlance()], 1_000],
  ['calmly for the first import while there was none', [], 3_000],
])('looks %s', (_, imports, ms) => {
  expect(paceOf(overview({ imports, archive: { pollAfterMs: 60_000 } }).viewer)).toBe(ms);
});

it('asks nothing where nobody is signed in', () => {
  expect(paceOf(null)).toBeNull();
});

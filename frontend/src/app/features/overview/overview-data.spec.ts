import { NOBODY } from '../../../testing/answers';
import { paceOf } from './overview-data';
import { importGlance, overview } from './overview.testing';

const WAITING = importGlance({ state: 'WAITING', pollAfterMs: 1_500 });

it.each([
  ['now and then for an import that begins elsewhere', [importGlance()], false, 15_000],
  ['soon while an import runs or waits', [WAITING, importGlance()], false, 1_000],
  ['calmly for the first import while there was none', [], false, 5_000],
  ['soon for the one that the demo begins by itself', [], true, 1_000],
])('looks %s', (_, imports, demo, ms) => {
  const answer = overview({ imports, archive: { pollAfterMs: 60_000 } });
  expect(paceOf({ ...answer, service: { ...answer.service, demo } })).toBe(ms);
});

it('looks as soon as the server says where that is sooner', () => {
  expect(paceOf(overview({ archive: { pollAfterMs: 700 } }))).toBe(700);
});

it('asks nothing where nobody is signed in', () => {
  expect(paceOf(NOBODY)).toBeNull();
});

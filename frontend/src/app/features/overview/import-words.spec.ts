import { importGlance } from '../../../testing/answers';
import { runningImport, watchedImport } from './import-words';

const done = importGlance({ id: 'done' });
const reading = importGlance({ id: 'reading', state: 'READING', pollAfterMs: 500 });
const waiting = importGlance({ id: 'waiting', state: 'WAITING', pollAfterMs: 1_500 });

it('speaks of the import that is worked on, not of one that waits behind it', () => {
  expect(runningImport([waiting, reading, done])).toBe(reading);
});

it('speaks of the import that is next while all wait', () => {
  expect(runningImport([{ ...waiting, id: 'later' }, waiting])).toBe(waiting);
});

it('stays with an import until its end was seen, and finds none where none ran', () => {
  expect(watchedImport([{ ...reading, state: 'DONE', pollAfterMs: null }], reading)?.state).toBe('DONE');
  expect(watchedImport([done], undefined)).toBeUndefined();
});

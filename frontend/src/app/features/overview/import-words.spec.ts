import { importGlance } from './overview.testing';
import { runningImport, watchImports } from './import-words';

const done = importGlance({ id: 'done' });
const reading = importGlance({ id: 'reading', state: 'READING' });
const waiting = importGlance({ id: 'waiting', state: 'WAITING' });

it('speaks of the import that is worked on, not of one that waits behind it', () => {
  expect(runningImport([waiting, reading, done])).toBe(reading);
});

it('speaks of the import that is next while all wait', () => {
  expect(runningImport([{ ...waiting, id: 'later' }, waiting])).toBe(waiting);
});

it('stays with an import until its end was seen', () => {
  const before = watchImports([reading], undefined);
  expect(watchImports([{ ...reading, state: 'DONE' }], before).current?.state).toBe('DONE');
});

it('sees an import that began and ended between two looks, and speaks of none that had ended before', () => {
  const before = watchImports([done], undefined);
  expect(before.current).toBeUndefined();
  expect(watchImports([done], before).current).toBeUndefined();
  const quick = importGlance({ id: 'quick' });
  expect(watchImports([quick, done], before).current).toBe(quick);
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from './clock';
import { readOptions } from './command-line';

describe('settings of the server', () => {
  it('come from the arguments first, then from the environment', () => {
    const environment = { SIMULATOR_PORT: '1', SIMULATOR_STATE_FILE: '/x', SIMULATOR_RATE_LIMIT: '7' };
    expect(readOptions(['--port', '0', '--regime', 'A', '--tiny', '2', '--late', '0.5'], environment)).toMatchObject({
      port: 0,
      regime: 'A',
      stateFile: '/x',
      rateLimit: 7,
      lateArrivalShare: 0.5,
      listeners: [{ id: 'tiny-00000' }, { id: 'tiny-00001' }],
    });
    expect(readOptions(['--rotate', 'always'], {})?.rotateRefreshTokens).toBe('always');
    expect(readOptions([], {})).toMatchObject({ port: 4390, listeners: undefined, clock: undefined });
  });

  it('can name listeners in a file, and let them rest', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'listeners-')), 'listeners.json');
    const listeners = [{ id: 'silent', displayName: 'Silent', profile: 'tiny', plays: 0 }];
    writeFileSync(file, JSON.stringify(listeners));
    expect(readOptions(['--listeners-file', file, '--live', 'no'], {})).toMatchObject({
      listeners,
      liveListening: false,
    });
    expect(readOptions([], {})?.liveListening).toBeUndefined();
  });

  it('can stop the clock', () => {
    const clock = readOptions(['--clock', '2026-05-04T12:00:00Z'], {})?.clock;
    expect(clock).toBeInstanceOf(ManualClock);
    expect(clock?.now().toISOString()).toBe('2026-05-04T12:00:00.000Z');
  });

  it('can be asked for', () => {
    expect(readOptions(['--help'], {})).toBeNull();
  });

  it.each([
    [['--port', 'x'], '--port must be a number.'],
    [['--regime', 'D'], '--regime must be A, B or C.'],
    [['--rotate', 'often'], '--rotate must be never, pkce or always.'],
    [['--clock', 'noon'], '--clock must be a time.'],
    [['--prot', '1'], /Unknown option '--prot'/],
  ])('%j is refused', (args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(sentence);
  });
});

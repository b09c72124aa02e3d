const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

describe('the folder of a run', () => {
  let ownFolder;
  beforeAll(async () => ({ ownFolder } = await import('./own-folder.mjs')));

  it('goes with all that is in it, and with the databases that still run there', async () => {
    const folder = ownFolder();
    const cluster = join(folder.path, 'test', 'pg18');
    mkdirSync(cluster, { recursive: true });
    const database = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', cluster]);
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    await Promise.all([once(database, 'spawn'), once(stranger, 'spawn')]);
    writeFileSync(join(cluster, 'postmaster.pid'), `${database.pid}\n`);
    mkdirSync(join(folder.path, 'stale'));
    // Left by a database that was killed; its number is somebody else's now.
    writeFileSync(join(folder.path, 'stale', 'postmaster.pid'), `${stranger.pid}\n`);

    folder.remove();
    const [, signal] = await once(database, 'exit');
    expect(signal).toBe('SIGQUIT');
    expect(existsSync(folder.path)).toBe(false);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill('SIGKILL');
    await once(stranger, 'exit');
  });
});

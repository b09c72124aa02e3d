const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { packages } = JSON.parse(readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8'));

/** What `npm run lock:complete` sees to. */
describe('the lock file', () => {
  it('has npm warn of no Node that is not the one of the workspace', () => {
    const strict = Object.keys(packages).filter((path) => packages[path].engines?.node && !packages[path].optional);
    expect(strict).toEqual([]);
  });

  it('names no place to fetch a package from', () => {
    expect(Object.keys(packages).filter((path) => packages[path].resolved)).toEqual([]);
  });
});

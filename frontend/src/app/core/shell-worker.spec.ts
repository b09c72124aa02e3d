import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const source = readFileSync(join(__dirname, '../../../public/worker.js'), 'utf8');
const shell = JSON.parse(readFileSync(join(__dirname, '../../../ngsw-config.json'), 'utf8')) as {
  dataGroups?: unknown;
  assetGroups: { resources: { files: string[]; urls?: string[] } }[];
};

/** Runs the worker as a browser does; what it says of a request is whether the part that keeps things may see it. */
function worker() {
  const imported: unknown[] = [];
  let listener: (event: object) => void = () => undefined;
  const self = {
    location: { origin: 'https://example.org' },
    addEventListener: (_type: string, added: typeof listener) => (listener = added),
    trustedTypes: {
      createPolicy: (name: string, rules: { createScriptURL(): string }) => ({
        createScriptURL: () => ({ policy: name, url: rules.createScriptURL() }),
      }),
    },
  };
  runInNewContext(source, { self, importScripts: (url: unknown) => imported.push(url), URL });
  const mayKeep = (url: string, method = 'GET') => {
    const stopImmediatePropagation = jest.fn();
    listener({ request: { url, method }, stopImmediatePropagation });
    return stopImmediatePropagation.mock.calls.length === 0;
  };
  return { imported, mayKeep };
}

describe('the service worker', () => {
  it.each([
    ['the API', 'https://example.org/graphql'],
    ['a question to the API in its address', 'https://example.org/graphql?query={viewer{id}}'],
    ['signing in', 'https://example.org/auth/spotify?returnTo=/'],
    ['the state of the server', 'https://example.org/health/ready'],
    ['a cover', 'https://i.scdn.co/image/ab67616d'],
  ])('never sees %s', (_what, url) => {
    expect(worker().mayKeep(url)).toBe(false);
  });

  it('never sees an upload', () => {
    expect(worker().mayKeep('https://example.org/imports', 'POST')).toBe(false);
  });

  it.each(['/', '/imports', '/top/artists?period=2024', '/main-AAAAAAAA.js', '/authors-of-songs'])(
    'sees %s',
    (path) => {
      expect(worker().mayKeep(`https://example.org${path}`)).toBe(true);
    },
  );

  it('takes in the worker of the build under the policy that the server allows', () => {
    expect(worker().imported).toEqual([{ policy: 'audiospective#worker', url: '/ngsw-worker.js' }]);
  });

  it('keeps files of the build only', () => {
    expect(shell.dataGroups).toBeUndefined();
    expect(shell.assetGroups.flatMap(({ resources }) => resources.urls ?? [])).toEqual([]);
  });
});

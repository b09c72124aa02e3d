import type { Request } from 'express';
import { Clock } from '../clock';
import { loadEnvironment } from '../config/environment';
import { serviceOf } from '../graphql/service-of';
import type { AnswerVersions } from '../security/signed-in';
import { installationOf } from './installation';
import { Questions } from './question';

const VERSIONS: AnswerVersions = { archive: '1', settings: '2', catalog: '3', imports: '4' };

/** The key of one and the same question in a process with these settings and this schema. */
function keyIn(settings: NodeJS.ProcessEnv, schema?: string, versions = VERSIONS): string {
  const questions = new Questions(new Clock(), installationOf(serviceOf(loadEnvironment(settings)), schema));
  const signedIn = { listenerId: 1, sessionHash: Buffer.alloc(0), timeZone: 'UTC', versions };
  return questions.of({ headers: {} } as Request, Buffer.from('{ service { demo } }'), signedIn).key;
}

describe('the key of an answer', () => {
  it('is the same in processes of the same settings and the same build', () => {
    expect(keyIn({ PORT: '3001', HISTORY_CACHE_MB: '8' })).toBe(keyIn({ PORT: '3002', HISTORY_CACHE_MB: '9' }));
  });

  it.each<[string, NodeJS.ProcessEnv, string | undefined]>([
    ['the largest upload', { MAX_UPLOAD_BYTES: '12345' }, undefined],
    ['whether Spotify is simulated', { SPOTIFY_CLIENT_ID: 'client' }, undefined],
    ['the schema', {}, 'type Query { other: Int }'],
  ])('is another one where %s is another', (_case, settings, schema) => {
    expect(keyIn(settings, schema)).not.toBe(keyIn({}));
  });

  it('is another one for everything that the service tells', () => {
    const service = serviceOf(loadEnvironment({}));
    const names = Object.keys(service);
    expect(names).toContain('version');
    const changed = names.map((name) => installationOf({ ...service, [name]: 'another' }));
    expect(new Set([...changed, installationOf(service)]).size).toBe(names.length + 1);
  });

  it.each(Object.keys(VERSIONS) as (keyof AnswerVersions)[])('moves with the version of %s', (name) => {
    expect(keyIn({}, undefined, { ...VERSIONS, [name]: '99' })).not.toBe(keyIn({}));
  });
});

import { buffer } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';
import type { SpotifySimulator } from './simulator';

/** One call of the Web API with a bearer token. */
export function call(simulator: SpotifySimulator, path: string, token?: string): Promise<Response> {
  return fetch(simulator.origin + path, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
}

/** The body of a successful call. */
export async function body<T = Record<string, unknown>>(
  simulator: SpotifySimulator,
  path: string,
  token: string,
): Promise<T> {
  const response = await call(simulator, path, token);
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

/** One call of the token endpoint; `basic` is `id:secret`. */
export async function token(
  simulator: SpotifySimulator,
  form: Record<string, string>,
  basic?: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = basic ? { authorization: `Basic ${Buffer.from(basic).toString('base64')}` } : undefined;
  const answer = await fetch(`${simulator.origin}/api/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Decides on the authorize page as a browser would; the answer is the address it is sent to, or the status of a page. */
export async function decide(
  simulator: SpotifySimulator,
  query: URLSearchParams,
  choice: { listener?: string; decision: 'approve' | 'refuse' },
): Promise<URL | number> {
  const form = new URLSearchParams(query);
  if (choice.listener) form.set('listener', choice.listener);
  form.set('decision', choice.decision);
  const answer = await fetch(`${simulator.origin}/authorize`, { method: 'POST', body: form, redirect: 'manual' });
  const location = answer.headers.get('location');
  return location ? new URL(location) : answer.status;
}

/** The entries of a zip: names and texts, in order. */
export async function unzip(stream: NodeJS.ReadableStream): Promise<{ name: string; text: string }[]> {
  const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) => {
    void buffer(stream).then((bytes) =>
      fromBuffer(bytes, { lazyEntries: true }, (error, opened) =>
        opened ? resolve(opened) : reject(error ?? new Error()),
      ),
    );
  });
  const entries: { name: string; text: string }[] = [];
  return new Promise((resolve, reject) => {
    zip.once('error', reject);
    zip.once('end', () => resolve(entries));
    zip.on('entry', (entry: import('yauzl').Entry) => {
      zip.openReadStream(entry, (error, content) => {
        if (!content) return reject(error ?? new Error());
        void buffer(content).then((bytes) => {
          entries.push({ name: entry.fileName, text: bytes.toString() });
          zip.readEntry();
        }, reject);
      });
    });
    zip.readEntry();
  });
}

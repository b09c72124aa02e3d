import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveDashboard } from './dashboard';

@Module({})
class Nothing {}

const SCRIPT = 'export const answer = 42;\n'.repeat(100);
const DECODERS: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

describe('the files of the dashboard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
  let app: NestExpressApplication;
  let demo: NestExpressApplication;

  beforeAll(async () => {
    for (const name of ['icons', 'overview']) mkdirSync(join(folder, name));
    for (const name of ['main-AB12cd_9.js', 'chunk-D-wm9J6I.js', 'worker.js', 'ngsw-worker.js', 'theme.js']) {
      writeFileSync(join(folder, name), SCRIPT);
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(SCRIPT));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(SCRIPT));
    }
    for (const name of [
      'start.html',
      'start-demo.html',
      'index.csr.html',
      'overview/index.html',
      'ngsw.json',
      'manifest.webmanifest',
      'icons/icon-512.png',
    ]) {
      writeFileSync(join(folder, name), name);
    }
    app = await serve({ demo: false });
    demo = await serve({ demo: true });
  });
  afterAll(async () => {
    await app.close();
    await demo.close();
    rmSync(folder, { recursive: true });
  });

  async function serve(environment: { demo: boolean }) {
    const server = await NestFactory.create<NestExpressApplication>(Nothing, { logger: false });
    serveDashboard(server, folder, environment);
    await server.listen(0, '127.0.0.1');
    return server;
  }

  async function get(path: string, headers: Record<string, string> = {}, method = 'GET', server = app) {
    const { port } = server.getHttpServer().address() as AddressInfo;
    const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
      request({ host: '127.0.0.1', port, path, headers, method }, resolve).on('error', reject).end(),
    );
    const body = await buffer(response);
    const decode = DECODERS[response.headers['content-encoding'] ?? ''] ?? ((bytes: Buffer) => bytes);
    return { status: response.statusCode, headers: response.headers, text: decode(body).toString() };
  }

  it.each(['/main-AB12cd_9.js', '/chunk-D-wm9J6I.js'])(
    'are kept for a year when named by content: %s',
    async (path) => {
      for (const encoding of ['br', 'identity']) {
        const { headers } = await get(path, { 'accept-encoding': encoding });
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      }
    },
  );

  it.each([
    '/worker.js',
    '/ngsw-worker.js',
    '/ngsw.json',
    '/manifest.webmanifest',
    '/theme.js',
    '/icons/icon-512.png',
    '/overview',
  ])('are asked for anew when their name stays: %s', async (path) => {
    const { status, headers } = await get(path, { accept: 'text/html', 'accept-encoding': 'br' });
    expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['identity', undefined],
  ])('travel to who accepts "%s" as %s', async (accepted, encoding) => {
    const { headers, text } = await get('/worker.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/javascript');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(text).toBe(SCRIPT);
  });

  it('tell browsers what the manifest and an icon are', async () => {
    expect((await get('/manifest.webmanifest')).headers['content-type']).toContain('application/manifest+json');
    expect((await get('/icons/icon-512.png')).headers['content-type']).toBe('image/png');
  });

  it.each(['/../dashboard.ts', '/icons/../../etc/passwd', '/%2e%2e/secret', '/missing.js'])(
    'are only those of the folder: %s',
    async (path) => {
      expect((await get(path, { 'accept-encoding': 'br' })).status).toBe(404);
    },
  );

  it.each([
    ['/', undefined, 'start.html'],
    ['/?signIn=refused', undefined, 'index.csr.html'],
    ['/', 'a=b; audiospective_session=any', 'index.csr.html'],
    ['/', '__Host-audiospective_session=any', 'index.csr.html'],
    ['/overview', 'audiospective_session=any', 'overview/index.html'],
    ['/overview?period=2024', 'audiospective_session=any', 'index.csr.html'],
    ['/habits', undefined, 'index.csr.html'],
    ['/track/4uLU6hMCjMI75M1A2tKUQC', undefined, 'index.csr.html'],
  ])('are the page drawn in advance where it fits: %s with the cookie %s', async (path, cookie, page) => {
    const { text } = await get(path, { accept: 'text/html', ...(cookie && { cookie }) });
    expect(text).toBe(page);
  });

  it('say on the start page of a demo that it is one', async () => {
    expect((await get('/', { accept: 'text/html' }, 'GET', demo)).text).toBe('start-demo.html');
  });

  it.each(['*/*', 'text/html', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', undefined])(
    'are pages for whoever takes them: %s',
    async (accept) => {
      const headers = accept === undefined ? undefined : { accept };
      const { status, text } = await get('/overview', headers);
      expect([status, text]).toEqual([200, 'overview/index.html']);
      const head = await get('/', headers, 'HEAD');
      expect([head.status, head.text]).toEqual([200, '']);
      expect(head.headers['content-type']).toContain('text/html');
    },
  );

  it.each(['application/json', 'application/json, text/plain, */*'])(
    'are no pages for programs: %s',
    async (accept) => {
      expect((await get('/overview', { accept })).status).toBe(404);
      expect((await get('/overview', { accept }, 'HEAD')).status).toBe(404);
    },
  );

  it('are no page in the place of a script that is missing', async () => {
    expect((await get('/chunk-AB12cd_9.js', { accept: '*/*' })).status).toBe(404);
  });
});

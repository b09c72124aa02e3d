/** @jest-environment node */
import { HistoryFileError } from '@audiospective/streaming-history/browser';
import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { changed, zipOf, type ZipForm } from './zip.testing';
import { readZipDirectory } from './zip-directory';

const LOCAL_HEADER = 0x04034b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const MB = 1024 * 1024;

const FORM: fc.Arbitrary<ZipForm> = fc.record({
  zip64: fc.boolean(),
  compress: fc.boolean(),
  comment: fc.string({ maxLength: 300 }),
});
/** What zip files may hold; the writer takes no path that leads elsewhere. */
const CONTENTS = fc.dictionary(
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((name) => `MyData/${name.replace(/[\\/.]/g, '_')}.json`),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  { maxKeys: 20 },
);
const NUMBER_32 = fc.oneof(fc.nat(400), fc.integer({ min: 0, max: 0xffffffff }), fc.constant(0xffffffff));
const NUMBER_64 = fc.oneof(fc.bigInt({ min: 0n, max: 0xffffffffffffffffn }), fc.bigInt({ min: 0n, max: 400n }));

/** A file of which every read is written down; before its bytes lie as many zeros as it takes to be that large. */
class WatchedFile {
  readonly reads: [from: number, to: number][] = [];

  constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    readonly size = bytes.length,
  ) {}

  slice(from: number, to: number): Blob {
    this.reads.push([from, to]);
    const hole = this.size - this.bytes.length;
    const [begin, end] = [from, to].map((at) => Math.max(0, Math.min(this.size, at)));
    const zeros = Math.max(0, Math.min(end!, hole) - begin!);
    const rest = this.bytes.slice(Math.max(0, begin! - hole), Math.max(0, end! - hole));
    return new Blob([new Uint8Array(zeros), rest]);
  }
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Reads it or refuses it in words, from few and small parts of the file. */
async function readOrRefuse(bytes: Uint8Array<ArrayBuffer>, size?: number) {
  const file = new WatchedFile(bytes, size);
  const result = await readZipDirectory(file as unknown as Blob).catch((error: unknown) => error);
  expect(Array.isArray(result) || result instanceof HistoryFileError).toBe(true);
  expect(file.reads.length).toBeLessThanOrEqual(4);
  for (const [from, to] of file.reads) expect(from >= 0 && to - from <= 16 * MB).toBe(true);
  return result;
}

/** Where a signature stands last. */
function lastOf(bytes: Uint8Array<ArrayBuffer>, signature: number): number {
  const view = new DataView(bytes.buffer);
  let at = bytes.length - 4;
  while (at >= 0 && view.getUint32(at, true) !== signature) at -= 1;
  return at;
}

describe('the directory of a zip file', () => {
  it('is what was written, in whichever form', async () => {
    await fc.assert(
      fc.asyncProperty(CONTENTS, FORM, async (contents, form) => {
        const zip = await zipOf(contents, form);
        const files = await readZipDirectory(zip);
        expect(files.map(({ path, size, isEncrypted }) => ({ path, size, isEncrypted }))).toEqual(
          Object.entries(contents).map(([path, text]) => ({ path, size: Buffer.byteLength(text), isEncrypted: false })),
        );
        const view = new DataView(await zip.arrayBuffer());
        for (const { method, packedSize, size, offset } of files) {
          expect(view.getUint32(offset, true)).toBe(LOCAL_HEADER);
          expect(method === 8 || (method === 0 && packedSize === size)).toBe(true);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('may have more files than 16 bits count', async () => {
    const bytes = await bytesOf(await zipOf({ 'endsong_0.json': '[]' }, { zip64: true }));
    const [begin, end] = [lastOf(bytes, ENTRY), lastOf(bytes, END_64)];
    const entry = bytes.slice(begin, end);
    const [many, grown] = [66_000, 65_999 * entry.length];
    const view = new DataView(bytes.buffer);
    view.setBigUint64(end + 32, BigInt(many), true);
    view.setBigUint64(end + 40, BigInt(entry.length + grown), true);
    view.setBigUint64(lastOf(bytes, LOCATOR_64) + 8, BigInt(end + grown), true);
    const entries = Buffer.concat(Array.from({ length: many }, () => entry));
    const zip = new Blob([bytes.slice(0, begin), entries, bytes.slice(end)]);
    expect(await readZipDirectory(zip)).toHaveLength(many);
  });

  it('is found behind the longest of comments', async () => {
    const zip = await zipOf({ 'endsong_0.json': '[]' }, { comment: 'x'.repeat(0xffff) });
    expect(await readZipDirectory(zip)).toHaveLength(1);
  });

  it('is not found in what is cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        CONTENTS,
        FORM,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (contents, form, share) => {
          const bytes = await bytesOf(await zipOf(contents, form));
          expect(await readOrRefuse(bytes.slice(0, Math.floor(share * bytes.length)))).toMatchObject({
            code: 'E_NOT_ZIP',
          });
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('of a zip in several parts is refused as such', async () => {
    const zip = await changed(await zipOf({ 'endsong_0.json': '[]' }), (bytes) => void (bytes[bytes.length - 18] = 2));
    expect(await readOrRefuse(await bytesOf(zip))).toMatchObject({ code: 'E_ZIP_MULTI_DISK' });
  });
});

describe('a hostile zip file', () => {
  it('of any bytes is read or refused, never more of it than its end and its directory', async () => {
    const signatures = fc.constantFrom(
      ...[END, END_64, LOCATOR_64, ENTRY].map((signature) => new Uint8Array(Uint32Array.of(signature).buffer)),
    );
    const garbage = fc.array(fc.oneof(fc.uint8Array({ maxLength: 60 }), signatures), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(garbage, async (pieces) => {
        await readOrRefuse(Uint8Array.from(Buffer.concat(pieces)));
      }),
      { numRuns: runs(300) },
    );
  });

  it('with bytes changed at will is read or refused', async () => {
    const bytes = await bytesOf(await zipOf({ 'endsong_0.json': '[]', 'endsong_1.json': '[]' }, { zip64: true }));
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const broken = bytes.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        await readOrRefuse(broken);
      }),
      { numRuns: runs(300) },
    );
  });

  it('that lies about where its directory is, and how large, costs little, however large the file', async () => {
    const bytes = await bytesOf(await zipOf({ 'endsong_0.json': '[]' }));
    const at = lastOf(bytes, END);
    const sizes = fc.constantFrom(bytes.length, 100 * MB, 20_000 * MB);
    await fc.assert(
      fc.asyncProperty(NUMBER_32, NUMBER_32, fc.nat(0xffff), sizes, async (length, offset, entries, size) => {
        const lying = bytes.slice();
        const view = new DataView(lying.buffer);
        view.setUint16(at + 10, entries, true);
        view.setUint32(at + 12, length, true);
        view.setUint32(at + 16, offset, true);
        await readOrRefuse(lying, size);
      }),
      { numRuns: runs(200) },
    );
  });

  it('that lies in 64 bits costs as little', async () => {
    const bytes = await bytesOf(await zipOf({ 'endsong_0.json': '[]' }, { zip64: true }));
    const at = lastOf(bytes, END_64);
    await fc.assert(
      fc.asyncProperty(fc.tuple(NUMBER_64, NUMBER_64, NUMBER_64), fc.option(NUMBER_64), async (numbers, end) => {
        const lying = bytes.slice();
        const view = new DataView(lying.buffer);
        numbers.forEach((number, index) => view.setBigUint64(at + 32 + 8 * index, number, true));
        if (end !== null) view.setBigUint64(lastOf(bytes, LOCATOR_64) + 8, end, true);
        await readOrRefuse(lying);
      }),
      { numRuns: runs(200) },
    );
  });
});

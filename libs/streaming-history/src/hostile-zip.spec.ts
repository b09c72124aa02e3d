import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { HistoryFileError } from './history-file-error';
import type { HistoryLimits } from './history-limits';
import { openHistory } from './open-history';
import { readRows } from './read-rows';
import { extendedRow, NOW } from './testing/history-rows';
import { rawZip, type RawEntry } from './testing/raw-zip';
import { TemporaryFiles } from './testing/temporary-files';

const ROWS = JSON.stringify([extendedRow()]);
const GOOD: RawEntry = { name: 'endsong_0.json', data: ROWS };
const SECOND: RawEntry = { ...GOOD, name: 'endsong_1.json' };

let files: TemporaryFiles;
beforeAll(async () => {
  files = await TemporaryFiles.create();
});
afterAll(() => files.remove());

/** Opens the file and reads all of it; the number of rows. */
async function readHistory(content: Buffer, limits: Partial<HistoryLimits> = {}, name = 'my_spotify_data.zip') {
  const source = await openHistory(await files.write(content), name, limits);
  let rows = 0;
  try {
    for (const file of source.files) {
      for await (const batch of readRows(await file.open(), file.kind, { now: NOW, ...limits })) rows += batch.length;
    }
  } finally {
    await source.close();
  }
  return rows;
}

function zip64Extra(uncompressed: bigint, compressed: bigint): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(uncompressed, 4);
  extra.writeBigUInt64LE(compressed, 12);
  return extra;
}

function manyEntries(count: number): RawEntry[] {
  return [GOOD, ...Array.from({ length: count - 1 }, (_, index) => ({ name: `${index}.txt`, method: 0 }))];
}

const zeros = Buffer.alloc(10 * 1024 * 1024);
const endOfOneEntry = rawZip([GOOD]).length - 22;

describe('a hostile zip file', () => {
  it.each<[string, string, Buffer]>([
    ['E_ZIP_PATH', 'climbs out of its folder', rawZip([GOOD, { name: '../../etc/x' }])],
    ['E_ZIP_PATH', 'has an absolute path', rawZip([GOOD, { name: '/etc/x' }])],
    ['E_ZIP_PATH', 'has a drive letter', rawZip([GOOD, { name: 'C:/x' }])],
    ['E_ZIP_PATH', 'climbs with backslashes', rawZip([GOOD, { name: 'a\\..\\..\\x' }])],
    ['E_ZIP_PATH', 'has a NUL in a name', rawZip([GOOD, { name: 'endsong_0.json\0.txt' }])],
    ['E_ZIP_PATH', 'has an entry without a name', rawZip([GOOD, { name: '' }])],
    ['E_ZIP_RATIO', 'unpacks a thousandfold', rawZip([{ name: 'endsong_0.json', data: zeros }])],
    ['E_ZIP_RATIO', 'unpacks from nothing', rawZip([{ ...GOOD, uncompressedSize: 5, packed: Buffer.alloc(0) }])],
    [
      'E_DAMAGED',
      'unpacks to more than it says',
      rawZip([{ name: 'endsong_0.json', data: zeros, uncompressedSize: 9 }]),
    ],
    ['E_DAMAGED', 'unpacks to less than it says', rawZip([{ ...GOOD, uncompressedSize: ROWS.length + 9 }])],
    ['E_DAMAGED', 'has another checksum', rawZip([{ ...GOOD, crc: 1 }])],
    ['E_DAMAGED', 'has another checksum, not packed', rawZip([{ ...GOOD, crc: 1, method: 0 }])],
    ['E_DAMAGED', 'holds bytes that do not unpack', rawZip([{ ...GOOD, packed: Buffer.alloc(ROWS.length, 0xff) }])],
    ['E_ZIP_DAMAGED', 'lies about a stored size', rawZip([{ ...GOOD, method: 0, uncompressedSize: 9 }])],
    ['E_ZIP_ENTRIES', 'has 2,001 entries', rawZip(manyEntries(2_001))],
    ['E_ZIP_ENTRIES', 'has 20,000 entries', rawZip(manyEntries(20_000))],
    [
      'E_ZIP_OVERLAP',
      'has two entries on the same bytes',
      rawZip([GOOD, { ...GOOD, name: 'endsong_1.json', offset: 0 }]),
    ],
    ['E_ZIP_OVERLAP', 'has an entry that reaches into the next', rawZip([{ ...GOOD, compressedSize: 500 }, SECOND])],
    ['E_ZIP_DAMAGED', 'has an entry beyond its end', rawZip([{ ...GOOD, offset: 1_000_000 }])],
    ['E_ZIP_ENCRYPTED', 'has a password', rawZip([{ ...GOOD, flags: 0x801 }])],
    ['E_ZIP_ENCRYPTED', 'has strong encryption', rawZip([{ ...GOOD, flags: 0x841 }])],
    ['E_ZIP_METHOD', 'is packed with bzip2', rawZip([{ ...GOOD, method: 12 }])],
    ['E_ZIP_MULTI_DISK', 'is one of several', rawZip([GOOD], { disk: 1 })],
    ['E_ZIP_LINK', 'holds a symbolic link', rawZip([GOOD, { name: 'x', data: '/etc/passwd', mode: 0o120777 }])],
    ['E_ZIP_LINK', 'holds a device', rawZip([GOOD, { name: 'x', mode: 0o020666 }])],
    ['E_ZIP_DUPLICATE', 'has one name twice', rawZip([GOOD, GOOD])],
    [
      'E_ZIP_DUPLICATE',
      'has one name twice but for slashes',
      rawZip([{ name: 'a/b.txt' }, { name: 'a\\b.txt' }, GOOD]),
    ],
    ['E_NESTED_ZIP', 'holds only a zip file', rawZip([{ name: 'inner.zip', data: rawZip([GOOD]), method: 0 }])],
    ['E_NO_HISTORY', 'holds something else', rawZip([{ name: 'Playlist1.json', data: '{}' }])],
    ['E_NO_HISTORY', 'holds nothing', rawZip([])],
    ['E_ZIP_DAMAGED', 'says that it has more entries', rawZip([GOOD], { entryCount: 2 })],
    ['E_NOT_ZIP', 'is cut off', rawZip([GOOD]).subarray(0, endOfOneEntry)],
    ['E_NOT_ZIP', 'is cut in the middle', rawZip([GOOD]).subarray(0, 200)],
    ['E_NOT_ZIP', 'is followed by something', Buffer.concat([rawZip([GOOD]), Buffer.from('more')])],
    ['E_NOT_ZIP', 'is a PDF', Buffer.from('%PDF-1.7 and so on')],
    ['E_NOT_ZIP', 'is a program', Buffer.from('MZ\x90\0\x03')],
    ['E_NOT_ZIP', 'is HTML', Buffer.from('<!doctype html><title>Sign in</title>')],
    ['E_NOT_ZIP', 'is a PDF and a zip file at once', Buffer.concat([Buffer.from('%PDF-1.7\n'), rawZip([GOOD])])],
    ['E_NOT_ZIP', 'is empty', Buffer.alloc(0)],
  ])('is refused with %s when it %s', async (code, _case, content) => {
    const onlyReadingTells = code === 'E_DAMAGED';
    const refused = onlyReadingTells ? readHistory(content) : openHistory(await files.write(content), 'upload.zip');
    await expect(refused).rejects.toMatchObject({ name: 'HistoryFileError', code });
  });

  it.each([
    ['sizes beyond the cap', 'E_TOTAL', 10n * 1024n ** 3n, (10n * 1024n ** 3n) / 50n],
    ['a packed size beyond the file', 'E_ZIP_DAMAGED', 1024n ** 3n, 1024n ** 3n / 50n],
    ['a size beyond all numbers', 'E_ZIP_RATIO', 2n ** 64n - 1n, 1024n],
  ])('may lie in 64 bits about %s', async (_case, code, uncompressed, compressed) => {
    const sizes = { uncompressedSize: 0xffffffff, compressedSize: 0xffffffff };
    const content = rawZip([{ ...GOOD, ...sizes, extra: zip64Extra(uncompressed, compressed) }]);
    await expect(readHistory(content)).rejects.toMatchObject({ code });
  });

  it('is refused when its files together are too large, none of them alone', async () => {
    const content = rawZip([GOOD, SECOND]);
    await expect(readHistory(content, { totalBytes: ROWS.length * 2 - 1 })).rejects.toMatchObject({ code: 'E_TOTAL' });
    expect(await readHistory(content, { totalBytes: ROWS.length * 2 })).toBe(2);
  });

  it('may have 2,000 entries', async () => {
    expect(await readHistory(rawZip(manyEntries(2_000)))).toBe(1);
  });

  it('may hold another zip file beside its history', async () => {
    const content = rawZip([GOOD, { name: 'inner.zip', data: rawZip([GOOD]), method: 0 }]);
    const source = await openHistory(await files.write(content), 'my_spotify_data.zip');
    expect(source.ignored).toEqual(['inner.zip']);
    await source.close();
  });

  it('gives rows or a typed error however it is damaged', async () => {
    const content = rawZip([GOOD, SECOND, { name: 'Userdata.json', data: '{}' }]);
    const mutation = fc.record({ at: fc.nat(content.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { minLength: 1, maxLength: 8 }),
        fc.nat(content.length),
        async (...sample) => {
          const [mutations, length] = sample;
          const damaged = Buffer.from(content);
          for (const { at, byte } of mutations) damaged[at] = byte;
          const cut = length > content.length / 2 ? damaged : damaged.subarray(0, length);
          const result: unknown = await readHistory(cut).catch((error: unknown) => error);
          expect(typeof result === 'number' || result instanceof HistoryFileError).toBe(true);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

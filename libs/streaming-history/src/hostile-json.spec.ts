import { Readable } from 'node:stream';
import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { HistoryFileError } from './history-file-error';
import { readRows } from './read-rows';
import type { RowOutcome } from './rows';
import { extendedRow, NOW } from './testing/history-rows';
import { readAll } from './testing/read-all';

const ROW = JSON.stringify(extendedRow());
const UTF16_BIG_ENDIAN = Buffer.from(`\ufeff[${ROW}]`, 'utf16le').swap16();

function reasons(outcomes: RowOutcome[]): string[] {
  return outcomes.map((outcome) => (outcome.kind === 'unreadable' ? outcome.reason : outcome.kind));
}

function repeat(text: string, times: number): Buffer[] {
  return Array.from({ length: times }, () => Buffer.from(text));
}

describe('a file as a whole', () => {
  it.each<[string, string, string | Buffer | Buffer[]]>([
    ['E_TRUNCATED', 'empty', ''],
    ['E_TRUNCATED', 'only white space', ' \n\t\r '],
    ['E_TRUNCATED', 'only a byte order mark', '\ufeff'],
    ['E_TRUNCATED', 'an open list', '['],
    ['E_TRUNCATED', 'cut in a row', `[${ROW.slice(0, 100)}`],
    ['E_TRUNCATED', 'cut after a row', `[${ROW}`],
    ['E_TRUNCATED', 'cut after a comma', `[${ROW},`],
    ['E_TRUNCATED', 'cut inside a string', '[{"ts":"2024'],
    ['E_TRUNCATED', 'cut after a backslash', '[{"ts":"\\'],
    ['E_TRAILING', 'followed by text', `[${ROW}] x`],
    ['E_TRAILING', 'followed by a second list', `[${ROW}][${ROW}]`],
    ['E_TRAILING', 'followed by a NUL', `[${ROW}]\0`],
    ['E_SHAPE', 'an object', `{"rows":[${ROW}]}`],
    ['E_SHAPE', 'a number', '42'],
    ['E_SHAPE', 'a text', '"text"'],
    ['E_SHAPE', 'null', 'null'],
    ['E_SHAPE', 'HTML', '<!doctype html>'],
    ['E_SHAPE', 'not JSON', '%PDF-1.7'],
    ['E_ENCODING', 'UTF-16 with a mark', Buffer.from(`\ufeff[${ROW}]`, 'utf16le')],
    ['E_ENCODING', 'UTF-16, the other way round', UTF16_BIG_ENDIAN],
    ['E_ENCODING', 'UTF-16 without a mark', Buffer.from(`[${ROW}]`, 'utf16le')],
    ['E_DEPTH', 'nested a million times', '['.repeat(1_000_000)],
    ['E_DEPTH', 'objects nested too deeply', `[${'{"a":'.repeat(40)}1${'}'.repeat(40)}]`],
    ['E_RECORD', 'a string of a megabyte', `[{"ts":"${'x'.repeat(1_000_000)}"}]`],
    ['E_RECORD', 'a string without an end', ['[{"ts":"', 'x'.repeat(1_000_000)].map((text) => Buffer.from(text))],
    ['E_RECORD', 'a number of a megabyte', `[${'1'.repeat(1_000_000)}]`],
  ])('is refused with %s when it is %s', async (code, _case, content) => {
    await expect(readAll(content)).rejects.toMatchObject({ name: 'HistoryFileError', code });
  });

  it('is refused when it is too large, even if it is nothing but spaces', async () => {
    const spaces = repeat(' '.repeat(64 * 1024), 20);
    await expect(readAll(spaces, 'extended-audio', { totalBytes: 1024 * 1024 })).rejects.toMatchObject({
      code: 'E_TOTAL',
    });
  });

  it.each([',', '1,', 'x,', '{x},', '{},', '[],'])('is given up when it repeats %s without end', async (bad) => {
    const given: number[] = [];
    const endless = Readable.from(repeat(bad.repeat(50_000), 10), { objectMode: false });
    endless.unshift('[');
    const reading = async () => {
      for await (const batch of readRows(endless, 'extended-audio', { now: NOW })) given.push(batch.length);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'E_UNREADABLE' });
    expect(given.reduce((sum, rows) => sum + rows, 0)).toBe(11_000);
    expect(Math.max(...given)).toBe(1_000);
  });

  it('may have many unreadable rows all the same', async () => {
    const outcomes = await readAll(`[${'{},'.repeat(10_000)}${ROW}]`);
    expect(outcomes).toHaveLength(10_001);
    expect(outcomes.at(-1)?.kind).toBe('track');
  });

  it('may be an empty list, carry a byte order mark, and have white space anywhere', async () => {
    expect(await readAll('[]')).toEqual([]);
    expect(await readAll(' [ \n ] \r\n')).toEqual([]);
    expect(reasons(await readAll(`\ufeff \n[\t${ROW}\r\n , \n${ROW} ]\n`))).toEqual(['track', 'track']);
  });

  it('names its fault in a sentence that holds nothing of its content', async () => {
    const error: unknown = await readAll(`[${ROW}] canary`).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HistoryFileError);
    expect((error as Error).message).toBe('Something follows after the end of the list of rows.');
  });

  it('gives the rows before its fault', async () => {
    const stream = Readable.from([Buffer.from(`[${`${ROW},`.repeat(2_000)}`)]);
    let rows = 0;
    const reading = async () => {
      for await (const batch of readRows(stream, 'extended-audio', { now: NOW })) rows += batch.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'E_TRUNCATED' });
    expect(rows).toBe(2_000);
  });

  it('is damaged when its stream fails', async () => {
    const stream = new Readable({ read: () => stream.destroy(new Error('disk on fire')) });
    const reading = readRows(stream, 'extended-audio', { now: NOW }).next();
    await expect(reading).rejects.toMatchObject({ code: 'E_DAMAGED' });
  });

  it('is closed when the reader stops early', async () => {
    const stream = Readable.from(repeat(`[${ROW}`, 1).concat(repeat(`,${ROW}`, 1_000)));
    for await (const batch of readRows(stream, 'extended-audio', { now: NOW, blockBytes: 1 })) {
      expect(batch).not.toHaveLength(0);
      break;
    }
    expect(stream.destroyed).toBe(true);
  });
});

describe('a bad row among good ones', () => {
  it.each<[string, string | Buffer]>([
    ['NOT_JSON', '{"ts":}'],
    ['NOT_JSON', '{"ts" "2024"}'],
    ['NOT_JSON', '{} {}'],
    ['NOT_JSON', ''],
    ['NOT_JSON', 'NaN'],
    ['NOT_JSON', "{'ts':1}"],
    ['NOT_JSON', '{"ms_played":NaN}'],
    ['NOT_JSON', '{"ts":"raw \n line end"}'],
    ['NOT_JSON', '{"ts":"\\x41"}'],
    ['NOT_JSON', '{]'],
    ['NOT_JSON', '}'],
    ['NOT_AN_OBJECT', '7'],
    ['NOT_AN_OBJECT', '[1,2]'],
    ['BAD_ENCODING', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['BAD_ENCODING', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('costs only itself: %s %j', async (reason, bad) => {
    const file = Buffer.concat([Buffer.from(`[${ROW},`), Buffer.from(bad), Buffer.from(`,${ROW}]`)]);
    expect(reasons(await readAll(file))).toEqual(['track', reason, 'track']);
  });
});

describe('the way a file is cut into chunks', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
  const rows = fc.array(
    fc.oneof(
      fc.record({ master_metadata_track_name: value, ms_played: value, other: value }).map((row) => extendedRow(row)),
      fc.dictionary(fc.string(), value),
      value,
    ),
    { maxLength: 12 },
  );
  const indent = fc.constantFrom(undefined, 2, '\t');

  it('changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(rows, indent, fc.array(fc.nat(400)), fc.integer({ min: 1, max: 2_000 }), async (...sample) => {
        const [content, spaces, sizes, blockBytes] = sample;
        const file = Buffer.from(JSON.stringify(content, null, spaces));
        const whole = await readAll(file);
        expect(whole).toHaveLength(content.length);
        expect(await readAll(cut(file, sizes), 'extended-audio', { blockBytes })).toEqual(whole);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('random damage', () => {
  const file = Buffer.from(JSON.stringify([extendedRow(), extendedRow({ ms_played: 5 }), extendedRow()], null, 2));
  const mutation = fc.record({
    at: fc.nat(file.length - 1),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"\\[]{},:\0 '))),
  });

  it('never gives anything but outcomes or a typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 20 }), fc.nat(file.length), async (...sample) => {
        const [mutations, length] = sample;
        const damaged = Buffer.from(file);
        for (const { at, byte } of mutations) damaged[at] = byte;
        const result: unknown = await readAll(damaged.subarray(0, length)).catch((error: unknown) => error);
        expect(Array.isArray(result) || result instanceof HistoryFileError).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });
});

/** The file in chunks of the given sizes, the rest as one. */
function cut(file: Buffer, sizes: number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let position = 0;
  for (const size of [...sizes, file.length]) {
    if (position < file.length) chunks.push(file.subarray(position, position + size));
    position += size;
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

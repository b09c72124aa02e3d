import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type GraphQLScalarType, parseValue } from 'graphql';
import { VERSION } from '../version';
import { decodeCursor, encodeCursor, LARGEST_INSTANT, LARGEST_KEY, toConnection } from './connection';
import { fromGlobalId, keyOfGlobalId, toGlobalId, typeOfGlobalId } from './global-id';
import { DateTime, LocalDate, PageSize, TimeZone } from './scalars';

describe('ids', () => {
  it('come back as the number they were made of', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LARGEST_KEY }),
        (key) => fromGlobalId('Import', toGlobalId('Import', key)) === key,
      ),
    );
  });

  it('are refused when they are none, or find nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('1', '', 'Import:1')), (text) => {
        expect(() => fromGlobalId('Import', text)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
        expect(keyOfGlobalId('Import', text)).toBeNull();
      }),
    );
  });

  it.each([
    toGlobalId('Track', 1),
    toGlobalId('Import', 0),
    toGlobalId('Import', 2 ** 31),
    toGlobalId('Import', '1.2'),
  ])('find nothing when they are of something else: %s', (id) => {
    expect(() => fromGlobalId('Import', id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(keyOfGlobalId('Import', id)).toBeNull();
  });

  it('say of which type they are', () => {
    expect(typeOfGlobalId(toGlobalId('Play', '1.2.3'))).toBe('Play');
    expect(typeOfGlobalId('Play:1')).toBeNull();
  });
});

describe('cursors', () => {
  it('come back as the position they were made of', () => {
    const position = fc.tuple(fc.nat(LARGEST_INSTANT), fc.nat(LARGEST_KEY));
    fc.assert(
      fc.property(position, (numbers) => {
        expect(decodeCursor('plays', encodeCursor('plays', numbers), [LARGEST_INSTANT, LARGEST_KEY])).toEqual(numbers);
      }),
    );
  });

  it('are refused whatever else they say', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.string().map((text) => encodeCursor(`plays ${text}`, [1])),
        ),
        (text) => {
          fc.pre(!/^plays \d+ \d+$/.test(Buffer.from(text, 'base64url').toString()));
          expect(() => decodeCursor('plays', text, [LARGEST_INSTANT, LARGEST_KEY])).toThrow(
            expect.objectContaining({ code: 'BAD_USER_INPUT' }),
          );
        },
      ),
    );
  });

  it('are not needed for the first page', () => {
    expect([decodeCursor('plays', null, [1]), decodeCursor('plays', undefined, [1])]).toEqual([null, null]);
  });
});

describe('a page', () => {
  const page = (rows: number[]) => toConnection(rows, { first: 2 }, (row) => ({ cursor: `c${row}`, node: row }));

  it('ends where it was asked to, and says whether more follows', () => {
    expect(page([1, 2, 3])).toEqual({
      edges: [
        { cursor: 'c1', node: 1 },
        { cursor: 'c2', node: 2 },
      ],
      pageInfo: { hasNextPage: true, endCursor: 'c2' },
    });
    expect(page([1, 2]).pageInfo).toEqual({ hasNextPage: false, endCursor: 'c2' });
    expect(page([])).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });
});

describe('scalars', () => {
  const bothWays = (scalar: GraphQLScalarType, value: string | number) => [
    scalar.parseValue(value),
    scalar.parseLiteral(parseValue(JSON.stringify(value)), {}),
  ];

  it.each([
    [DateTime, '2024-03-05T10:00:00Z', new Date('2024-03-05T10:00:00Z')],
    [DateTime, '2024-03-05T10:00:00.123+01:00', new Date('2024-03-05T09:00:00.123Z')],
    [LocalDate, '2024-02-29', '2024-02-29'],
    [TimeZone, 'Europe/Berlin', 'Europe/Berlin'],
    [PageSize, 100, 100],
  ])('%s reads %s', (scalar, text, value) => expect(bothWays(scalar, text)).toEqual([value, value]));

  it.each([
    [DateTime, '2024-03-05'],
    [DateTime, '2024-03-05T10:00:00'],
    [DateTime, '2024-02-30T10:00:00Z'],
    [DateTime, '2024-03-05T25:00:00Z'],
    [DateTime, 1],
    [LocalDate, '2023-02-29'],
    [LocalDate, '5.3.2024'],
    [LocalDate, 20_240_305],
    [TimeZone, 'Berlin'],
    [TimeZone, '+01:00\n'],
    [PageSize, 101],
    [PageSize, '10'],
  ])('%s refuses %s', (scalar, value) => {
    expect(() => scalar.parseValue(value)).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }));
    expect(() => scalar.parseLiteral(parseValue(JSON.stringify(value)), {})).toThrow();
  });

  it('show instants in UTC with milliseconds', () => {
    expect(DateTime.serialize(new Date(1))).toBe('1970-01-01T00:00:00.001Z');
  });
});

it('the version is the one of the package', () =>
  expect(VERSION).toBe(
    (JSON.parse(readFileSync(join(__dirname, '../../../../package.json'), 'utf8')) as { version: string }).version,
  ));

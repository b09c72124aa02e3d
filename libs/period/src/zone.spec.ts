import * as fc from 'fast-check';
import { addDays } from './calendar';
import { isTimeZone, localDay, startOfDay } from './zone';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Monrovia',
  'Europe/Dublin',
];

/** The local day as Intl itself tells it, apart from the arithmetic under test. */
function intlDay(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(instant);
}

const zone = fc.constantFrom(...ZONES);
/** Days of 1900..2119: offsets were not always whole minutes, and behind UTC by less than an hour in Monrovia and Dublin. */
const day = fc.integer({ min: 0, max: 80_000 }).map((count) => addDays('1900-01-01', count));

describe('startOfDay', () => {
  it.each([
    ['an ordinary day', '2024-07-01', 'Europe/Berlin', '2024-06-30T22:00:00.000Z'],
    ['a day that starts before the clocks go forward', '2024-03-31', 'Europe/Berlin', '2024-03-30T23:00:00.000Z'],
    ['the day after the clocks went forward', '2024-04-01', 'Europe/Berlin', '2024-03-31T22:00:00.000Z'],
    ['the day after the clocks went back', '2024-10-28', 'Europe/Berlin', '2024-10-27T23:00:00.000Z'],
    ['New York after the clocks went forward', '2024-03-11', 'America/New_York', '2024-03-11T04:00:00.000Z'],
    ['an offset of 5:45', '2024-03-05', 'Asia/Kathmandu', '2024-03-04T18:15:00.000Z'],
    ['a midnight that the clocks skip', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['a midnight that the clocks skip, east of Greenwich', '2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
    ['the day before a skipped midnight', '2018-11-03', 'America/Sao_Paulo', '2018-11-03T03:00:00.000Z'],
    ['a day after 23 o’clock came twice', '2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    ['a midnight that comes twice: the first', '2024-11-03', 'America/Havana', '2024-11-03T04:00:00.000Z'],
    ['a zone that leaves summer time for Ramadan', '2024-03-11', 'Africa/Casablanca', '2024-03-11T00:00:00.000Z'],
    ['the same zone after Ramadan', '2024-04-15', 'Africa/Casablanca', '2024-04-14T23:00:00.000Z'],
    ['a day that was left out altogether', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['the day after the one left out', '2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    [
      'a jump that skips midnight from half an hour before it',
      '1919-03-31',
      'America/Toronto',
      '1919-03-31T04:30:00.000Z',
    ],
  ])('finds the first instant of %s', (_case, text, timeZone, expected) => {
    expect(startOfDay(text, timeZone).toISOString()).toBe(expected);
  });

  it('is the instant at which Intl begins to tell the day', () => {
    fc.assert(
      fc.property(zone, day, (timeZone, text) => {
        fc.pre(!(timeZone === 'Pacific/Apia' && text === '2011-12-30'));
        const start = startOfDay(text, timeZone).getTime();
        expect(intlDay(start, timeZone)).toBe(text);
        expect(intlDay(start - 1, timeZone) < text).toBe(true);
      }),
    );
  });
});

describe('localDay', () => {
  it('agrees with Intl at every instant', () => {
    const instant = fc.date({ min: new Date('1975-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, instant, (timeZone, date) => {
        expect(localDay(date, timeZone)).toBe(intlDay(date.getTime(), timeZone));
      }),
    );
  });
});

describe('isTimeZone', () => {
  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'Europe/Nowhere', '+01:00', '-03', 'Berlin', "UTC'; --", 'Europe/Berlin\n', 'x'.repeat(100)])(
    'refuses %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe('formats of zones', () => {
  const build = jest.spyOn(Intl, 'DateTimeFormat');
  const built = (work: () => void) => {
    build.mockClear();
    work();
    return build.mock.calls.length;
  };
  afterAll(() => build.mockRestore());

  it('are built once for all questions about a zone', () => {
    isTimeZone('Europe/Vienna');
    const again = () => {
      isTimeZone('Europe/Vienna');
      localDay(new Date(0), 'Europe/Vienna');
      startOfDay('2024-03-05', 'Europe/Vienna');
    };
    expect(built(again)).toBe(0);
  });

  it('are forgotten when there are too many: a zone can be written in thousands of ways', () => {
    const spellings = Array.from({ length: 512 }, (_, bits) =>
      [...'antarctica/vostok'].map((letter, at) => ((bits >> at) & 1 ? letter.toUpperCase() : letter)).join(''),
    );
    const all = () => expect(spellings.every(isTimeZone)).toBe(true);
    expect(built(all)).toBe(512);
    expect(built(() => isTimeZone(spellings.at(-1)!))).toBe(0);
    expect(built(() => isTimeZone(spellings[0]!))).toBe(1);
  });

  it('are not kept for names that no zone has', () => {
    const unknown = () => expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect([built(unknown), built(unknown)]).toEqual([1, 1]);
  });
});

import { findTimeZones, offsetOf, timeZoneChoices, timeZoneName } from './time-zones';

const CHOICES = timeZoneChoices(['Asia/Kathmandu', 'Europe/Berlin']);
const found = (typed: string) => findTimeZones(CHOICES, typed).map(({ zone }) => zone);

it.each([
  ['Europe/Berlin', 'Berlin (Europe)'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires (America, Argentina)'],
  ['Europe/Kiev', 'Kyiv (Europe)'],
  ['UTC', 'UTC'],
])('%s is called %s', (zone, name) => expect(timeZoneName(zone)).toBe(name));

describe('the choices', () => {
  it('begin with those that are to lead, and have UTC', () => {
    expect(CHOICES.slice(0, 3).map(({ zone }) => zone)).toEqual(['Asia/Kathmandu', 'Europe/Berlin', 'UTC']);
    expect(CHOICES.length).toBeGreaterThan(300);
  });

  it('have each place once, under whichever name the listener has', () => {
    const names = CHOICES.map(({ zone }) => timeZoneName(zone));
    expect(new Set(names).size).toBe(names.length);
    expect(found('kathmandu')).toEqual(['Asia/Kathmandu']);
  });
});

describe('typing', () => {
  it.each([
    ['', 'Asia/Kathmandu'],
    ['tok', 'Asia/Tokyo'],
    ['  SÃO-paulo ', 'America/Sao_Paulo'],
    ['york america', 'America/New_York'],
    ['Europe/Lis', 'Europe/Lisbon'],
    ['kolkata', /^Asia\/(Calcutta|Kolkata)$/],
    ['saigon', /^Asia\/(Saigon|Ho_Chi_Minh)$/],
  ])('%j finds', (typed, first) => expect(found(typed)[0]).toMatch(first));

  it('shows places of that name before places in a region of that name', () => {
    expect(found('india')[0]).toMatch(/Indiana/);
    expect(found('indiana').length).toBeGreaterThan(3);
  });

  it.each(['ondon', 'nowhere', '<script>', '.*', '('])('%j finds nothing', (typed) => expect(found(typed)).toEqual([]));
});

it.each([
  ['Asia/Kathmandu', '2026-01-01', 'UTC+5:45'],
  ['Europe/Berlin', '2026-01-01', 'UTC+1'],
  ['Europe/Berlin', '2026-07-01', 'UTC+2'],
  ['America/New_York', '2026-01-01', 'UTC−5'],
  ['UTC', '2026-07-01', 'UTC'],
])('%s is at %s', (zone, day, offset) => expect(offsetOf(zone, new Date(day))).toBe(offset));

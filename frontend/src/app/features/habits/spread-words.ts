import type { DeviceKind } from '@audiospective/contract';
import type { ChartTable } from '../../ui/charts/figure';
import type { ShareBar } from '../../ui/charts/share-bars';
import type { TimelinePoint } from '../../ui/charts/timeline-chart';
import { formatCount, formatDuration, formatPlays, formatShare } from '../../ui/format';
import type { HabitPlaybackFragment } from './habits.generated';

const DEVICES: Record<DeviceKind, { name: string; where: string }> = {
  CAR: { name: 'Car', where: 'in a car' },
  COMPUTER: { name: 'Computer', where: 'on a computer' },
  GAME_CONSOLE: { name: 'Games console', where: 'on a games console' },
  OTHER: { name: 'Something else', where: 'on something else' },
  PHONE: { name: 'Phone', where: 'on a phone' },
  SPEAKER: { name: 'Speaker', where: 'on a speaker' },
  TABLET: { name: 'Tablet', where: 'on a tablet' },
  TV: { name: 'Television', where: 'on a television' },
  UNKNOWN: { name: 'Unknown', where: 'on an unknown device' },
  WATCH: { name: 'Watch', where: 'on a watch' },
  WEB_PLAYER: { name: 'Browser', where: 'in a browser' },
};

const BARS = 6;
const DECADE = 10;

/** One of the parts that plays spread over. */
export interface Spread {
  name: string;
  /** What a sentence says of plays that belong to it: `on a phone`. */
  where: string;
  plays: number;
  msPlayed: number;
}

/** Plays by device, most first. */
export function deviceSpread({ devices }: HabitPlaybackFragment): Spread[] {
  return devices.map(({ kind, plays, msPlayed }) => ({ ...DEVICES[kind], plays, msPlayed }));
}

/** Plays by country, most first, with their names in the listener's language. */
export function countrySpread({ countries }: HabitPlaybackFragment, locale: string): Spread[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countries.map(({ code, plays, msPlayed }) => {
    const name = regionName(names, code);
    return { name, where: `in ${name}`, plays, msPlayed };
  });
}

/** Plays by decade of release, oldest first, with the decades between that have none. */
export function decadeSpread({ decades }: HabitPlaybackFragment): Spread[] {
  const first = decades[0]?.decade ?? 0;
  const last = decades.at(-1)?.decade ?? first - DECADE;
  return Array.from({ length: (last - first) / DECADE + 1 }, (_, index) => {
    const decade = first + index * DECADE;
    const { plays = 0, msPlayed = 0 } = decades.find((one) => one.decade === decade) ?? {};
    return { name: `${decade}s`, where: `of music from the ${decade}s`, plays, msPlayed };
  });
}

/** Counted plays of all parts: as many as tell. */
export function playsOf(spread: readonly Spread[]): number {
  return spread.reduce((sum, { plays }) => sum + plays, 0);
}

/** Which part has most, in a sentence. */
export function spreadSummary(spread: readonly Spread[], locale: string): string {
  const known = playsOf(spread);
  const first = [...spread].sort((a, b) => b.plays - a.plays)[0];
  if (!first || known === 0) return '';
  if (known === 1) return `1 play, ${first.where}.`;
  if (first.plays === known) return `All ${formatPlays(known, locale)} that tell were ${first.where}.`;
  const share = formatShare(first.plays / known, locale);
  return `${share} of the plays were ${first.where}: ${formatCount(first.plays, locale)} of ${formatCount(known, locale)}.`;
}

/** The largest parts as bars; the rest goes into one. */
export function spreadBars(spread: readonly Spread[], locale: string): ShareBar[] {
  const known = playsOf(spread);
  const few = spread.length > BARS ? [...spread.slice(0, BARS - 1), rest(spread.slice(BARS - 1), locale)] : spread;
  return few.map(({ name, plays }) => ({
    name,
    share: plays / Math.max(1, known),
    text: `${formatShare(plays / Math.max(1, known), locale)}, ${formatPlays(plays, locale)}`,
  }));
}

/** The parts as bars over time. */
export function spreadPoints(spread: readonly Spread[], locale: string): TimelinePoint[] {
  return spread.map(({ name, plays, msPlayed }) => ({
    label: name,
    value: plays,
    text: `${formatPlays(plays, locale)}, ${formatDuration(msPlayed, locale)}`,
  }));
}

/** All parts as a table. */
export function spreadTable(spread: readonly Spread[], of: string, locale: string): ChartTable {
  const known = playsOf(spread);
  return {
    caption: `Plays by ${of.toLowerCase()}`,
    columns: [of, 'Plays', 'Share', 'Time listened'],
    rows: spread.map(({ name, plays, msPlayed }) => [
      name,
      formatCount(plays, locale),
      formatShare(plays / Math.max(1, known), locale),
      formatDuration(msPlayed, locale),
    ]),
  };
}

function rest(spread: readonly Spread[], locale: string): Spread {
  const msPlayed = spread.reduce((sum, part) => sum + part.msPlayed, 0);
  return { name: `${formatCount(spread.length, locale)} others`, where: 'elsewhere', plays: playsOf(spread), msPlayed };
}

/** Exports may hold codes that no list has. */
function regionName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

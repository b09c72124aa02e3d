import { isMonth, isDay, MIN_YEAR } from './calendar';
import { checkPeriod, parseInstant, PERIOD_PRESETS, PeriodError, type Period, type PeriodPreset } from './period';

/**
 * Reads a period as the URL shows it: `last-4-weeks`, `2024`, `2024-03`, `2024-03-05`, `2024-03-05..2024-04-01`,
 * `2024-03-05T10:00:00Z..2024-03-05T12:00:00Z`. Anything else, and anything that no calendar has, is null.
 */
export function parsePeriod(text: string): Period | null {
  const preset = PERIOD_PRESETS.find((name) => presetSlug(name) === text);
  if (preset) return { preset };
  if (/^\d{4}$/.test(text)) return Number(text) >= MIN_YEAR ? { year: Number(text) } : null;
  if (isMonth(text)) return { month: text };
  return parseRange(text);
}

/** The URL text of a period; {@link parsePeriod} reads it back. Instants are written in UTC. */
export function formatPeriod(period: Period): string {
  if ('preset' in period) return presetSlug(period.preset);
  if ('year' in period) return String(period.year);
  if ('month' in period) return period.month;
  if ('days' in period) {
    const { from, to } = period.days;
    return from === to ? from : `${from}..${to}`;
  }
  return `${utcText(period.instants.from)}..${utcText(period.instants.to)}`;
}

function parseRange(text: string): Period | null {
  const [from = '', to = from, ...others] = text.split('..');
  if (others.length > 0) return null;
  const period: Period = isDay(from) ? { days: { from, to } } : { instants: { from, to } };
  try {
    checkPeriod(period);
    return period;
  } catch (error) {
    if (error instanceof PeriodError) return null;
    throw error;
  }
}

function presetSlug(preset: PeriodPreset): string {
  return preset.toLowerCase().replaceAll('_', '-');
}

function utcText(instant: string): string {
  return parseInstant(instant)?.toISOString() ?? instant;
}

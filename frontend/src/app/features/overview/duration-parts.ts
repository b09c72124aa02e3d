import { numberFormat } from '../../ui/format';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A number and its unit, to be set in two sizes. */
export interface DurationPart {
  value: string;
  unit: string;
}

/** A length as its numbers and units, as exact as lengths are written elsewhere and never rounded up: `15` `hr`, `22` `min`. */
export function durationParts(ms: number, locale: string): DurationPart[] {
  const minutes = Math.floor(ms / MINUTE_MS);
  const hours = Math.floor(ms / HOUR_MS);
  if (hours === 0) return [part('minute', minutes, locale)];
  const rest = minutes % 60;
  return rest === 0 ? [part('hour', hours, locale)] : [part('hour', hours, locale), part('minute', rest, locale)];
}

function part(name: string, count: number, locale: string): DurationPart {
  const format = numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
  const parts = format.formatToParts(count);
  const text = (isUnit: boolean) =>
    parts
      .filter(({ type }) => type !== 'literal' && (type === 'unit') === isUnit)
      .map(({ value }) => value)
      .join('');
  return { value: text(false), unit: text(true) };
}

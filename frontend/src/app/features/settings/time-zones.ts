/** A zone to choose from. */
export interface TimeZoneChoice {
  /** Its name in the IANA database: `America/Argentina/Buenos_Aires`. */
  zone: string;
  /** The place it is named after: `Buenos Aires`. */
  place: string;
  /** Where that is: `America, Argentina`; empty for UTC. */
  region: string;
}

/** Browsers still name these zones as their cities were written decades ago. */
const PLACES: Record<string, string> = {
  Calcutta: 'Kolkata',
  Coral_Harbour: 'Atikokan',
  Enderbury: 'Kanton',
  Faeroe: 'Faroe',
  Godthab: 'Nuuk',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Ponape: 'Pohnpei',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh',
  Truk: 'Chuuk',
};

/** A zone in words. */
export function timeZoneChoice(zone: string): TimeZoneChoice {
  const [city = zone, ...regions] = zone.split('/').reverse();
  return { zone, place: PLACES[city] ?? spaced(city), region: regions.reverse().map(spaced).join(', ') };
}

/** What a person calls a zone: `Buenos Aires (America, Argentina)`. */
export function timeZoneName(zone: string): string {
  const { place, region } = timeZoneChoice(zone);
  return region ? `${place} (${region})` : place;
}

/** All zones that the browser knows, each once; those in `first` lead, whether it knows them or not. */
export function timeZoneChoices(first: readonly string[]): TimeZoneChoice[] {
  const byName = new Map<string, TimeZoneChoice>();
  for (const zone of [...first, 'UTC', ...Intl.supportedValuesOf('timeZone')]) {
    const name = timeZoneName(zone);
    if (!byName.has(name)) byName.set(name, timeZoneChoice(zone));
  }
  return [...byName.values()];
}

/** The choices in whose names each typed word begins a word; those whose place begins with the first word lead. */
export function findTimeZones(choices: readonly TimeZoneChoice[], typed: string): TimeZoneChoice[] {
  const words = folded(typed).split(' ').filter(Boolean);
  if (words.length === 0) return typed.trim() ? [] : [...choices];
  const fits = ({ zone, place, region }: TimeZoneChoice) => {
    const names = ` ${folded(`${place} ${region} ${zone}`)}`;
    return words.every((word) => names.includes(` ${word}`));
  };
  const leads = ({ place }: TimeZoneChoice) => folded(place).startsWith(words[0] ?? '');
  const found = choices.filter(fits);
  return [...found.filter(leads), ...found.filter((choice) => !leads(choice))];
}

/** How far a zone is from UTC at a moment: `UTC+5:45`. */
export function offsetOf(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return offset.replace('GMT', 'UTC').replace(/\+0$/, '').replace('-', '−');
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}

/** Without case, accents and signs, so that `são-paulo` finds `Sao_Paulo`. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

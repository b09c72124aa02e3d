import { hash32 } from '../random';

/** How much and how long a listener has been listening; see history/profiles.ts for the figures. */
export type ListenerProfile = 'heavy' | 'regular' | 'light' | 'new' | 'tiny';

export interface ListenerSpec {
  /** Spotify user id. */
  id: string;
  displayName: string;
  profile: ListenerProfile;
  /** Plays in all: exact for `tiny` (default 50), approximate for the others (up to late 2026). */
  plays?: number;
  /** IANA zone the listener lives in; default Europe/Berlin. */
  timeZone?: string;
  /** Two-letter country of the account; default DE. */
  country?: string;
}

export interface SimulatedListener extends Required<Omit<ListenerSpec, 'plays'>> {
  plays: number | null;
  /** The immutable account id that `/v1/me` names since May 2026. */
  accountId: string;
  /** One line about the listener's history, for the page where a person chooses one. */
  description: string;
}

const DEMO_LISTENERS: readonly Omit<ListenerSpec, 'id'>[] = [
  { displayName: 'Wren Tallowby', profile: 'heavy', timeZone: 'Europe/Berlin', country: 'DE' },
  { displayName: 'Ossian Pellwick', profile: 'heavy', plays: 120_000, timeZone: 'America/New_York', country: 'US' },
  { displayName: 'Mirabel Okonda', profile: 'regular', timeZone: 'Africa/Lagos', country: 'NG' },
  { displayName: 'Kaito Serizuno', profile: 'regular', plays: 15_000, timeZone: 'Asia/Tokyo', country: 'JP' },
  { displayName: 'Liv Anderholt', profile: 'light', timeZone: 'Europe/Oslo', country: 'NO' },
  { displayName: 'Noor Baladine', profile: 'new', timeZone: 'Asia/Kathmandu', country: 'NP' },
];

const DESCRIPTIONS: Record<ListenerProfile, string> = {
  heavy: 'Music all day long since 2015',
  regular: 'A few albums every day since 2018',
  light: 'Now and then, mostly at weekends, since 2019',
  new: 'Joined in the summer of 2026',
  tiny: 'A handful of plays, for tests',
};

function base36(...seed: (string | number)[]): string {
  return [0, 1, 2, 3]
    .map((part) =>
      hash32(part, ...seed)
        .toString(36)
        .padStart(7, '0'),
    )
    .join('');
}

function describe(spec: ListenerSpec): SimulatedListener {
  return {
    id: spec.id,
    displayName: spec.displayName,
    profile: spec.profile,
    plays: spec.plays ?? null,
    timeZone: spec.timeZone ?? 'Europe/Berlin',
    country: spec.country ?? 'DE',
    accountId: base36('account', spec.id),
    description: DESCRIPTIONS[spec.profile],
  };
}

/** So many listeners of the `tiny` profile, ids `tiny-00000` upwards: cheap enough for tens of thousands. */
export function tinyListeners(count: number, plays = 50): ListenerSpec[] {
  return Array.from({ length: count }, (_, number) => ({
    id: `tiny-${String(number).padStart(5, '0')}`,
    displayName: `Tiny listener ${number}`,
    profile: 'tiny',
    plays,
  }));
}

function seededListeners(seed: number, count: number): ListenerSpec[] {
  const named = DEMO_LISTENERS.slice(0, count).map((listener, number) => ({
    ...listener,
    id: `31${base36(seed, 'listener', number).slice(0, 26)}`,
  }));
  return [...named, ...tinyListeners(count - named.length)];
}

/** All listeners of one simulator, in order, found by id. */
export class Listeners {
  readonly all: readonly SimulatedListener[];
  private readonly byId: Map<string, SimulatedListener>;

  /** A number gives the six named listeners first and `tiny` ones after them. */
  constructor(seed: number, wanted: number | readonly ListenerSpec[]) {
    const specs = typeof wanted === 'number' ? seededListeners(seed, wanted) : wanted;
    this.all = specs.map(describe);
    this.byId = new Map(this.all.map((listener) => [listener.id, listener]));
    if (this.byId.size !== this.all.length) throw new Error('Two listeners have the same id.');
  }

  find(id: string): SimulatedListener | null {
    return this.byId.get(id) ?? null;
  }

  /** Throws when there is no such listener. */
  get(id: string): SimulatedListener {
    const listener = this.find(id);
    if (!listener) throw new Error(`The simulator has no listener "${id}".`);
    return listener;
  }
}

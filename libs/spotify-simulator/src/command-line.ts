import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ManualClock } from './clock';
import { type ListenerSpec, tinyListeners } from './listeners/listeners';
import type { SimulatorOptions } from './options';

export const USAGE = `Starts a simulated Spotify. Options (or SIMULATOR_PORT and so on in the environment):
  --port N          default 4390; 0 = a free one
  --host ADDRESS    default 127.0.0.1
  --seed N          default 1
  --listeners N     seeded listeners, default 6
  --tiny N          N tiny listeners instead
  --listeners-file FILE  a JSON list of exact listeners instead: id, displayName, profile, plays, timeZone, country
  --live yes|no     whether those who approve keep listening; default: yes, unless the clock stands still
  --regime A|B|C    default C
  --rotate WHEN     never, pkce (default) or always: when a refresh ends its refresh token
  --state-file FILE keeps consents and live listening over restarts
  --late SHARE      share of plays that arrive late
  --rate-limit N    calls per 30 s
  --quota N         calls per 24 h
  --clock TIME      a clock that stands still at this time until POST /simulator/clock moves it
  --help`;

const NAMES = [
  'port',
  'host',
  'seed',
  'listeners',
  'tiny',
  'listeners-file',
  'live',
  'regime',
  'rotate',
  'state-file',
  'late',
  'rate-limit',
  'quota',
  'clock',
] as const;

type Name = (typeof NAMES)[number];

/**
 * Reads the simulator's settings from the arguments, else from SIMULATOR_<NAME>; null when help is asked for. Throws a
 * sentence about the first setting that makes no sense.
 */
export function readOptions(args: string[], environment: Record<string, string | undefined>): SimulatorOptions | null {
  const texts = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args, options: { ...texts, help: { type: 'boolean' } } });
  if (values['help']) return null;
  const given = values as Partial<Record<Name, string>>;
  return toOptions((name) => given[name] ?? environment[`SIMULATOR_${name.replaceAll('-', '_').toUpperCase()}`]);
}

function toOptions(read: (name: Name) => string | undefined): SimulatorOptions {
  const number = (name: Name): number | undefined => {
    const text = read(name);
    if (text === undefined) return undefined;
    if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`--${name} must be a number.`);
    return Number(text);
  };
  const oneOf = <Word extends string>(name: Name, words: readonly Word[]): Word | undefined => {
    const text = read(name);
    const word = words.find((known) => known === text);
    if (text !== undefined && !word)
      throw new Error(`--${name} must be ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}.`);
    return word;
  };
  const clock = read('clock');
  if (clock !== undefined && Number.isNaN(Date.parse(clock))) throw new Error('--clock must be a time.');
  const live = oneOf('live', ['yes', 'no']);
  return {
    port: number('port') ?? 4390,
    host: read('host'),
    seed: number('seed'),
    listeners: listenersOf(read('listeners-file'), number('tiny')) ?? number('listeners'),
    liveListening: live && live === 'yes',
    regime: oneOf('regime', ['A', 'B', 'C']),
    rotateRefreshTokens: oneOf('rotate', ['never', 'pkce', 'always']),
    stateFile: read('state-file'),
    lateArrivalShare: number('late'),
    rateLimit: number('rate-limit'),
    dailyQuota: number('quota'),
    clock: clock === undefined ? undefined : new ManualClock(new Date(clock)),
  };
}

/** Exact listeners, where the settings name some. */
function listenersOf(file: string | undefined, tiny: number | undefined): ListenerSpec[] | undefined {
  if (file !== undefined) return JSON.parse(readFileSync(file, 'utf8')) as ListenerSpec[];
  return tiny === undefined ? undefined : tinyListeners(tiny);
}

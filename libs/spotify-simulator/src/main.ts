import { parseArgs } from 'node:util';
import { ManualClock } from './clock';
import { tinyListeners } from './listeners/listeners';
import type { SimulatorOptions } from './options';
import { startSimulator } from './simulator';

const USAGE = `Starts a simulated Spotify. Options (or SIMULATOR_PORT and so on in the environment):
  --port N          default 4390; 0 = a free one
  --host ADDRESS    default 127.0.0.1
  --seed N          default 1
  --listeners N     seeded listeners, default 6
  --tiny N          N tiny listeners instead
  --regime A|B|C    default C
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
  'regime',
  'state-file',
  'late',
  'rate-limit',
  'quota',
  'clock',
] as const;

type Name = (typeof NAMES)[number];

/** Reads one setting from the arguments, else from SIMULATOR_<NAME>. */
function reader(args: Partial<Record<Name, string>>): (name: Name) => string | undefined {
  return (name) => args[name] ?? process.env[`SIMULATOR_${name.replaceAll('-', '_').toUpperCase()}`];
}

function readOptions(read: (name: Name) => string | undefined): SimulatorOptions {
  const number = (name: Name): number | undefined => {
    const text = read(name);
    if (text === undefined) return undefined;
    if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`--${name} must be a number.`);
    return Number(text);
  };
  const regime = read('regime');
  if (regime !== undefined && regime !== 'A' && regime !== 'B' && regime !== 'C') {
    throw new Error('--regime must be A, B or C.');
  }
  const clock = read('clock');
  if (clock !== undefined && Number.isNaN(Date.parse(clock))) throw new Error('--clock must be a time.');
  const tiny = number('tiny');
  return {
    port: number('port') ?? 4390,
    host: read('host'),
    seed: number('seed'),
    listeners: tiny === undefined ? number('listeners') : tinyListeners(tiny),
    regime,
    stateFile: read('state-file'),
    lateArrivalShare: number('late'),
    rateLimit: number('rate-limit'),
    dailyQuota: number('quota'),
    clock: clock === undefined ? undefined : new ManualClock(new Date(clock)),
  };
}

async function main(): Promise<void> {
  const texts = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options: { ...texts, help: { type: 'boolean' } } });
  if (values['help']) {
    console.log(USAGE);
    return;
  }
  const simulator = await startSimulator(readOptions(reader(values as Partial<Record<Name, string>>)));
  console.log(`Simulated Spotify is ready at ${simulator.origin}`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Started by another program (the demo): tell it where, and do not outlive it.
  process.send?.({ origin: simulator.origin });
  if (process.send) process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

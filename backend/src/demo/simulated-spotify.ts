import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The simulator's program, beside this file in the build. */
const PROGRAM = join(__dirname, '..', '..', '..', 'libs', 'spotify-simulator', 'src', 'main.js');

/** A simulated Spotify in a process of its own, so that writing a history of years never holds up a page. */
export interface SimulatedSpotify {
  /** Where it answers, e.g. http://127.0.0.1:3001 */
  origin: string;
  stop(): Promise<void>;
}

/**
 * Starts the simulated Spotify of the demo. It remembers who signed in, and what they go on listening to, in `dataDir`.
 * @throws Error when it ends before it is ready, e.g. because the port is taken.
 */
export async function startSimulatedSpotify(options: { dataDir: string; port: number }): Promise<SimulatedSpotify> {
  const args = ['--port', String(options.port), '--state-file', join(options.dataDir, 'simulated-spotify.json')];
  const child = fork(PROGRAM, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const origin = await Promise.race([ready(child), endedEarly(child, options.port)]);
  return { origin, stop: () => stop(child) };
}

async function ready(child: ChildProcess): Promise<string> {
  const [message] = (await once(child, 'message')) as [{ origin: string }];
  return message.origin;
}

async function endedEarly(child: ChildProcess, port: number): Promise<never> {
  await once(child, 'exit');
  throw new Error(`The simulated Spotify did not start. Is port ${port} taken? SIMULATOR_PORT chooses another.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

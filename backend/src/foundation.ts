import { resolve } from 'node:path';
import { startSimulatedSpotify } from './demo/simulated-spotify';
import { type Environment, loadEnvironment } from './platform/config/environment';
import { hasCluster, keepAlive, startEmbeddedPostgres } from './platform/database/embedded-postgres';
import { lockInstance } from './platform/database/instance-lock';

/** What the application stands on: settings, a PostgreSQL and, in the demo, a simulated Spotify. */
export interface Foundation {
  environment: Environment;
  /** Gives everything back that was started for this process, last things first. */
  release(): Promise<void>;
}

export interface FoundationOptions {
  /** Told in a sentence what takes its time. */
  report: (sentence: string) => void;
  /** False for a helper beside the running application, such as the command line: it shares the data folder and needs no Spotify. */
  owner: boolean;
}

/**
 * Starts what the settings do not name: without DATABASE_URL the built-in PostgreSQL, without SPOTIFY_CLIENT_ID the simulated Spotify.
 * @throws EnvironmentError for unusable settings, Error with a sentence for everything else that keeps the application from starting.
 */
export async function layFoundation(source: NodeJS.ProcessEnv, options: FoundationOptions): Promise<Foundation> {
  const given = loadEnvironment(source);
  const releases: (() => Promise<void>)[] = [];
  const release = async () => {
    for (const giveBack of releases.splice(0).reverse()) await giveBack();
  };
  try {
    const database = given.databaseUrl ? {} : await ownPostgres(given, options, releases);
    const spotify = options.owner && isUnconfiguredDemo(given, source) ? await ownSpotify(given, releases) : {};
    return { environment: loadEnvironment({ ...spotify, ...source, ...database, ...portOf(spotify) }), release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function ownPostgres(given: Environment, options: FoundationOptions, releases: (() => Promise<void>)[]) {
  const dataDir = resolve(given.dataDir);
  if (given.role !== 'all')
    throw new Error(`ROLE=${given.role} needs DATABASE_URL: only one process can use the built-in PostgreSQL.`);
  if (!options.owner && !hasCluster(dataDir))
    throw new Error(`There is no archive in ${dataDir} yet. Start the product first (npm start).`);
  const cluster = { dataDir, report: options.report };
  const server = await startEmbeddedPostgres(cluster);
  releases.push(() => server.stop());
  if (options.owner) {
    const lock = await lockInstance(server.url, dataDir);
    releases.push(() => lock.release(), keepAlive(server, cluster));
  }
  return { DATABASE_URL: server.url };
}

/** A demo whose Spotify addresses were set by hand has a simulator elsewhere; a worker uses the one of the web process. */
function isUnconfiguredDemo(given: Environment, source: NodeJS.ProcessEnv): boolean {
  return given.demo && given.role !== 'worker' && source['SPOTIFY_API_URL'] === undefined;
}

/** In the demo new plays arrive all the time, and somebody is watching: it polls every minute and plans every few seconds. */
async function ownSpotify(given: Environment, releases: (() => Promise<void>)[]) {
  const spotify = await startSimulatedSpotify({ dataDir: resolve(given.dataDir), port: given.simulatorPort });
  releases.push(() => spotify.stop());
  return {
    POLL_MIN_MINUTES: '1',
    POLL_MAX_MINUTES: '1',
    PLANNER_SECONDS: '5',
    SIMULATOR_PORT: new URL(spotify.origin).port,
  };
}

/** The port that was really taken wins over the one asked for (0 means any). */
function portOf(spotify: { SIMULATOR_PORT?: string }) {
  return spotify.SIMULATOR_PORT ? { SIMULATOR_PORT: spotify.SIMULATOR_PORT } : {};
}

import type { Readable } from 'node:stream';
import type { Catalogue } from './catalogue/catalogue';
import { exportTruth, exportZip } from './exports/exports';
import type { ExportOptions } from './exports/forms';
import type { ExportTruth } from './exports/truth';
import type { Faults } from './faults/faults';
import type { ScriptedPlay, SimulatedPlay } from './history/play';
import { listen, shut } from './http/server';
import type { Ledger } from './ledger';
import type { SimulatedListener } from './listeners/listeners';
import type { SimulatorOptions } from './options';
import { Simulation, type AuthorizeOptions, type MintedTokens } from './simulation';

const SAVE_EVERY_MS = 15_000;

/** A running simulated Spotify: accounts service, Web API and pictures on one origin. */
export interface SpotifySimulator {
  /** `http://127.0.0.1:PORT`; below it /authorize, /api/token, /v1/..., /image/... and /simulator/... */
  readonly origin: string;
  readonly listeners: readonly SimulatedListener[];
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** Everything the listener really streamed until now, oldest first: also what the Web API never shows. */
  history(listenerId: string, range?: { from: Date; to: Date }): SimulatedPlay[];
  /** Replaces the listener's generated history with exactly these plays. */
  script(listenerId: string, plays: readonly ScriptedPlay[]): void;
  /** Tokens without a browser. */
  authorize(listenerId: string, options?: AuthorizeOptions): MintedTokens;
  /** The listener removes the app: its tokens stop working. */
  revoke(listenerId: string): void;
  /** As if the consent had been given more than six months ago. */
  expireConsent(listenerId: string): void;
  /** While on, every refresh is answered `invalid_grant`, as in an outage of Spotify. */
  falseInvalidGrant(on: boolean): void;
  /** The listener's history as the zip that Spotify sends. */
  exportZip(listenerId: string, options: ExportOptions): Readable;
  /** What that zip really contains. */
  exportTruth(listenerId: string, options: ExportOptions): ExportTruth;
  close(): Promise<void>;
}

/** Starts a simulator; throws when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<SpotifySimulator> {
  const simulation = new Simulation(options);
  const [server, origin] = await listen(simulation, options.host ?? '127.0.0.1', options.port ?? 0);
  simulation.origin = origin;
  const saving = setInterval(() => simulation.save(), SAVE_EVERY_MS);
  saving.unref();
  const { histories, consents } = simulation;
  return {
    origin,
    listeners: simulation.listeners.all,
    catalogue: simulation.catalogue,
    ledger: simulation.ledger,
    faults: simulation.faults,
    history: (listenerId, range) =>
      histories.between(listenerId, range?.from.getTime() ?? -Infinity, range?.to.getTime() ?? Infinity),
    script: (listenerId, plays) => histories.script(listenerId, plays),
    authorize: (listenerId, wishes) => simulation.authorize(listenerId, wishes),
    revoke: (listenerId) => consents.revoke(listenerId),
    expireConsent: (listenerId) => consents.expire(listenerId),
    falseInvalidGrant: (on) => {
      simulation.isInvalidGrantForAll = on;
    },
    exportZip: (listenerId, options) => exportZip(simulation, listenerId, options),
    exportTruth: (listenerId, options) => exportTruth(simulation, listenerId, options),
    close: async () => {
      clearInterval(saving);
      await shut(server);
      simulation.save();
    },
  };
}

import { DEMO_CLIENT, type SimulatorClient } from './accounts/clients';
import { Consents, type TokenRotation } from './accounts/consents';
import { Catalogue } from './catalogue/catalogue';
import { RealClock, type SimulatorClock } from './clock';
import { Faults } from './faults/faults';
import { Histories } from './history/histories';
import type { SimulatedPlay } from './history/play';
import { Ledger } from './ledger';
import { Listeners } from './listeners/listeners';
import type { SimulatorOptions } from './options';
import { StateFile } from './state-file';
import { RollingLimit } from './web-api/rate-limits';
import type { Regime } from './web-api/regime';
import { Shapes } from './web-api/shapes';

const DEMO_LISTENER_COUNT = 6;
const DEVELOPMENT_USERS = 5;
const DAY_MS = 86_400_000;

export interface AuthorizeOptions {
  /** Default: the first client. */
  clientId?: string;
  /** Default: all that the Web API of the simulator asks for. */
  scopes?: string[];
  /** As by PKCE without a secret, so that refreshing rotates; default: whether the client has no secret. */
  isPublicClient?: boolean;
  /** Lifetime of the access token in seconds; default 3600. */
  expiresIn?: number;
  /** When the listener approved; default now. */
  authorizedAt?: Date;
}

export interface MintedTokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds. */
  expiresIn: number;
  /** Scopes with spaces between them. */
  scope: string;
}

const ALL_SCOPES = [
  'user-read-recently-played',
  'user-read-currently-playing',
  'user-read-private',
  'user-read-email',
  'user-read-playback-state',
  'user-top-read',
];

interface Quirks {
  shortPageShare: number;
  doubledItemShare: number;
}

/** Everything one simulated Spotify knows; the endpoints are functions of it and of a request. */
export class Simulation {
  readonly seed: number;
  readonly clock: SimulatorClock;
  readonly regime: Regime;
  readonly rotation: TokenRotation;
  readonly clients: readonly SimulatorClient[];
  readonly catalogue: Catalogue;
  readonly listeners: Listeners;
  readonly histories: Histories;
  readonly consents: Consents;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly shapes: Shapes;
  readonly rateLimit: RollingLimit | null;
  readonly quota: RollingLimit | null;
  /** Known once the server listens. */
  origin = '';
  /** Spotify's outage: every refresh is refused although nothing is wrong with the token. */
  isInvalidGrantForAll = false;
  private readonly stateFile: StateFile | null;
  private isSavePlanned = false;
  private readonly callNumbers = new Map<string, number>();

  constructor(private readonly options: SimulatorOptions) {
    this.seed = options.seed ?? 1;
    this.clock = options.clock ?? new RealClock();
    this.regime = options.regime ?? 'C';
    this.rotation = options.rotateRefreshTokens ?? 'pkce';
    this.clients = options.clients ?? [DEMO_CLIENT];
    this.catalogue = new Catalogue(this.seed);
    this.listeners = new Listeners(this.seed, options.listeners ?? DEMO_LISTENER_COUNT);
    const { seed, catalogue, listeners, clock } = this;
    this.histories = new Histories({ seed, catalogue, listeners, clock, lateArrivalShare: options.lateArrivalShare });
    this.consents = new Consents(clock, () => this.saveSoon());
    this.stateFile = options.stateFile === undefined ? null : new StateFile(options.stateFile);
    this.ledger = new Ledger(clock);
    this.faults = new Faults(seed);
    this.shapes = new Shapes(catalogue, this.regime, () => this.origin);
    this.rateLimit = options.rateLimit ? new RollingLimit(clock, 30_000, options.rateLimit) : null;
    this.restore();
    this.quota = options.dailyQuota ? new RollingLimit(clock, DAY_MS, options.dailyQuota) : null;
  }

  /** Tokens of a new consent, as if the listener had just approved. */
  authorize(listenerId: string, wishes: AuthorizeOptions = {}): MintedTokens {
    const client = this.clients.find(({ clientId }) => clientId === (wishes.clientId ?? this.clients[0]?.clientId));
    if (!client) throw new Error('The simulator has no such client.');
    const { scopes = ALL_SCOPES, expiresIn = 3600, isPublicClient = !client.clientSecret } = wishes;
    const { id } = this.listeners.get(listenerId);
    const consent = this.consents.grant({
      listenerId: id,
      clientId: client.clientId,
      scopes: [...scopes],
      isPublicClient,
    });
    if (wishes.authorizedAt) consent.authorizedAt = wishes.authorizedAt.getTime();
    const accessToken = this.consents.issueAccessToken(consent, expiresIn * 1000);
    return { accessToken, refreshToken: consent.refreshToken, expiresIn, scope: scopes.join(' ') };
  }

  /** Development mode knows five users; everybody else may sign in but is refused by the Web API. */
  isAllowed(listenerId: string): boolean {
    if (this.options.allowEveryone ?? true) return true;
    return this.listeners.all.slice(0, DEVELOPMENT_USERS).some((listener) => listener.id === listenerId);
  }

  /** Prescribed histories are shown exactly; generated ones have the real service's small faults. */
  quirksOf(listenerId: string): Quirks {
    const isExact = this.histories.isScripted(listenerId) || this.listeners.get(listenerId).profile === 'tiny';
    return {
      shortPageShare: this.options.shortPageShare ?? (isExact ? 0 : 0.028),
      doubledItemShare: this.options.doubledItemShare ?? (isExact ? 0 : 0.005),
    };
  }

  nextCallNumber(listenerId: string): number {
    const number = (this.callNumbers.get(listenerId) ?? 0) + 1;
    this.callNumbers.set(listenerId, number);
    return number;
  }

  /** Called once an answer with these plays has gone out completely. */
  served(listenerId: string, plays: readonly SimulatedPlay[]): void {
    this.ledger.noteServed(listenerId, plays);
    this.saveSoon();
  }

  /** Called when a listener has approved and the app has its tokens. */
  approved(listenerId: string): void {
    if (this.options.liveListening ?? this.clock instanceof RealClock) this.histories.startLiveListening(listenerId);
    this.saveSoon();
  }

  /** Writes the state file, if there is one. */
  save(): void {
    this.stateFile?.save({ ...this.consents.records(), live: this.histories.liveRecords() });
  }

  /** Several changes in one go are written once. */
  private saveSoon(): void {
    if (!this.stateFile || this.isSavePlanned) return;
    this.isSavePlanned = true;
    setImmediate(() => {
      this.isSavePlanned = false;
      this.save();
    });
  }

  private restore(): void {
    const state = this.stateFile?.load();
    if (!state) return;
    this.consents.restore(state);
    this.histories.restoreLive(state.live);
  }
}

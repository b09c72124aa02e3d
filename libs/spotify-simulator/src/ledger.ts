import type { SimulatorClock } from './clock';
import type { FaultKind } from './faults/faults';

/** One call as the simulator saw it. */
export interface LedgerCall {
  at: string;
  method: string;
  path: string;
  query: string;
  listenerId: string | null;
  /** null while there is no answer, and for ever when a fault cut or held the connection. */
  status: number | null;
  fault: FaultKind | null;
}

/** One play that reached a client. */
export interface ServedPlay {
  listenerId: string;
  trackId: string;
  /** ISO 8601 UTC with milliseconds. */
  playedAt: string;
}

export interface CallFilter {
  listenerId?: string;
  path?: string | RegExp;
  status?: number;
}

const CALLS_KEPT = 200_000;

/** What really happened, for tests: every call (the newest 200,000) and every play ever served completely. */
export class Ledger {
  private allCalls: LedgerCall[] = [];
  private readonly served = new Map<string, Set<string>>();

  constructor(private readonly clock: SimulatorClock) {}

  /** Calls in the order in which they came. */
  calls(filter: CallFilter = {}): LedgerCall[] {
    return this.allCalls.filter(
      (call) =>
        (filter.listenerId === undefined || call.listenerId === filter.listenerId) &&
        (filter.status === undefined || call.status === filter.status) &&
        (filter.path === undefined ||
          (typeof filter.path === 'string' ? call.path === filter.path : filter.path.test(call.path))),
    );
  }

  /** Every distinct play (time and track) that was part of a completely sent answer, oldest first per listener. */
  servedPlays(listenerId?: string): ServedPlay[] {
    const listeners = listenerId === undefined ? [...this.served.keys()] : [listenerId];
    return listeners.flatMap((id) =>
      [...(this.served.get(id) ?? [])].sort().map((key) => {
        const [playedAt = '', trackId = ''] = key.split(' ');
        return { listenerId: id, trackId, playedAt };
      }),
    );
  }

  /** Forgets everything. */
  reset(): void {
    this.allCalls = [];
    this.served.clear();
  }

  /** Notes a call as it comes in; the caller fills in what happens to it. */
  open(call: Pick<LedgerCall, 'method' | 'path' | 'query'>): LedgerCall {
    const entry = { at: this.clock.now().toISOString(), ...call, listenerId: null, status: null, fault: null };
    if (this.allCalls.length >= CALLS_KEPT) this.allCalls = this.allCalls.slice(CALLS_KEPT / 2);
    this.allCalls.push(entry);
    return entry;
  }

  noteServed(listenerId: string, plays: readonly { trackId: string; endedAt: number }[]): void {
    const known = this.served.get(listenerId) ?? new Set<string>();
    for (const play of plays) known.add(`${new Date(play.endedAt).toISOString()} ${play.trackId}`);
    this.served.set(listenerId, known);
  }
}

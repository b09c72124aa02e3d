import { Random } from '../random';

/** Faults of any address. */
export const GENERAL_FAULTS = [
  'rate-limit',
  'quota',
  'unauthorized',
  'forbidden-scope',
  'forbidden-removed',
  'forbidden-not-registered',
  'forbidden-premium',
  'server-error',
  'server-error-html',
  'hang',
  'hang-body',
  'slow-drip',
  'cut',
  'cut-body',
  'wrong-shape',
  'future-play',
  'ancient-play',
] as const;

/** Faults that only make sense at the token endpoint. */
export const TOKEN_FAULTS = [
  'invalid-grant',
  'token-html',
  'token-error-200',
  'token-no-expiry',
  'token-no-refresh',
  'token-wrong-scope',
  'token-wrong-user',
] as const;

export const WRONG_SHAPES = [
  'items-null',
  'track-null',
  'html',
  'empty',
  'truncated',
  'array',
  'huge',
  'gzip-bomb',
  'no-played-at',
] as const;

export type FaultKind = (typeof GENERAL_FAULTS)[number] | (typeof TOKEN_FAULTS)[number];
export type WrongShape = (typeof WRONG_SHAPES)[number];

export interface FaultSpec {
  kind: FaultKind;
  /** Only calls of this listener; default: everybody's. */
  listenerId?: string;
  /** Only paths that match; default: /v1/... for general faults, /api/token for token faults. */
  path?: RegExp;
  /** How many calls are hit before the fault is over; default: until removed. */
  times?: number;
  /** Share of the calls that are hit; default 1. Which ones is fixed by the simulator's seed. */
  probability?: number;
  /** Retry-After header exactly as given; `rate-limit` without it sends none. */
  retryAfter?: string;
  /** Status of `server-error` and `server-error-html`: 500, 502 (default), 503 or 504. */
  status?: number;
  /** Variant of `wrong-shape`; default `items-null`. */
  shape?: WrongShape;
}

export interface FaultHandle {
  /** How many calls were hit so far. */
  readonly hits: number;
  remove(): void;
}

interface ActiveFault {
  spec: FaultSpec;
  hits: number;
}

const isTokenFault = (kind: FaultKind) => (TOKEN_FAULTS as readonly string[]).includes(kind);

/** The faults that are switched on at present; the first that fits a call strikes. */
export class Faults {
  private active: ActiveFault[] = [];
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed, 'faults');
  }

  add(spec: FaultSpec): FaultHandle {
    const fault: ActiveFault = { spec, hits: 0 };
    this.active.push(fault);
    const remove = () => {
      this.active = this.active.filter((other) => other !== fault);
    };
    return {
      get hits() {
        return fault.hits;
      },
      remove,
    };
  }

  clear(): void {
    this.active = [];
  }

  /** The fault that strikes this call, if any; counts as one hit. */
  strike(path: string, listenerId: string | null): FaultSpec | null {
    if (this.active.length === 0) return null;
    const fault = this.active.find(({ spec }) => this.fits(spec, path, listenerId));
    if (!fault) return null;
    fault.hits += 1;
    if (fault.hits >= (fault.spec.times ?? Infinity)) this.active = this.active.filter((other) => other !== fault);
    return fault.spec;
  }

  private fits(spec: FaultSpec, path: string, listenerId: string | null): boolean {
    const area = spec.path ?? (isTokenFault(spec.kind) ? /^\/api\/token$/ : /^\/v1\//);
    if (!area.test(path) || (spec.listenerId !== undefined && spec.listenerId !== listenerId)) return false;
    return spec.probability === undefined || this.random.chance(spec.probability);
  }
}

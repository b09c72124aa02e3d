/** Local time of a zone as pieces of constant offset, from 1970 to 2106. */
export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** UTC second at which piece i begins; the first is -Infinity. */
  readonly start: Float64Array;
  /** Seconds that local time is ahead of UTC in piece i. */
  readonly offset: Int32Array;
}

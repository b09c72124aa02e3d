/** What the measurements use of autocannon, which comes without types. */
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    method: string;
    headers: Record<string, string>;
    body?: string;
    /** Each request of a connection is made of the next one. */
    requests?: { setupRequest: (request: object) => object }[];
  }
  interface Result {
    requests: { average: number; total: number };
    /** Milliseconds. */
    latency: { p50: number; p97_5: number };
    errors: number;
    non2xx: number;
    '3xx': number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}

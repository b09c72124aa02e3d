/** What an unusable Retry-After is taken for. */
export const DEFAULT_WAIT_MS = 30_000;

/** Longest wait that is believed; if Spotify means more, it will say so again. */
export const LONGEST_WAIT_MS = 24 * 3_600_000;

/** How long to wait by a Retry-After header: seconds or an HTTP date; 30 s for none and for nonsense, at most a day. */
export function retryAfterMs(header: string | null, now: Date): number {
  const text = header?.trim() ?? '';
  const waitMs = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : untilDate(text, now);
  return waitMs === null ? DEFAULT_WAIT_MS : Math.min(Math.max(waitMs, 1000), LONGEST_WAIT_MS);
}

function untilDate(text: string, now: Date): number | null {
  if (!/^[A-Z][a-z]{2}, /.test(text)) return null;
  const waitMs = Date.parse(text) - now.getTime();
  return waitMs > 0 ? waitMs : null;
}

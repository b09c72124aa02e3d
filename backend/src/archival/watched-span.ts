/** A stretch of time, both ends included. */
export interface Span {
  from: Date;
  to: Date;
}

/** What earlier polls saw of a listener. */
export interface Watched {
  /** Start of the newest span that was watched without a possible gap; null before the first poll. */
  since: Date | null;
  /** Its end: the time of the last successful poll. */
  until: Date | null;
  /** The newest play that a poll ever saw. */
  newestPlay: Date | null;
}

/** What one poll saw. */
export interface Page {
  /** When it was asked for. */
  askedAt: Date;
  playedAt: readonly Date[];
  /** Number of items, usable or not. */
  items: number;
}

/** Spotify shows 50 items, and sometimes as few as 38 although more was played. */
const WINDOW = 50;
const SHORTEST_CUT_PAGE = 38;

/**
 * The watched span after a poll, and the gap that may have opened before it (CAP-7): when a full page shows nothing
 * that was known, older plays may have fallen out of Spotify's window unseen.
 */
export function watch(before: Watched, page: Page): { span: Span; gap: Span | null } {
  const times = page.playedAt.map((end) => end.getTime());
  const oldest = times.length > 0 ? new Date(Math.min(...times)) : page.askedAt;
  const lastSeen = before.newestPlay ?? before.until;
  const full = page.items >= (before.newestPlay ? SHORTEST_CUT_PAGE : WINDOW);
  if (lastSeen && full && oldest > lastSeen)
    return { span: { from: oldest, to: page.askedAt }, gap: { from: lastSeen, to: oldest } };
  return { span: { from: before.since ?? earlier(oldest, page.askedAt), to: page.askedAt }, gap: null };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** The same time as few spans as possible, oldest first: overlapping and touching ones become one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = span.to > last.to ? span.to : last.to;
    else merged.push({ ...span });
  }
  return merged;
}

/** What is left of `span` without the given spans, oldest first. */
export function subtractSpans(span: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = span.from;
  for (const other of mergeSpans(others)) {
    if (other.to <= from || other.from >= span.to) continue;
    if (other.from > from) left.push({ from, to: other.from });
    from = other.to;
  }
  return from < span.to ? [...left, { from, to: span.to }] : left;
}

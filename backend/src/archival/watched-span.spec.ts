import fc from 'fast-check';
import { mergeSpans, subtractSpans, watch, type Span } from './watched-span';

const at = (minute: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + minute * 60_000);
const minuteOf = (date: Date) => (date.getTime() - at(0).getTime()) / 60_000;
const page = (askedAt: number, playedAt: number[], items = playedAt.length) => ({
  askedAt: at(askedAt),
  playedAt: playedAt.map(at),
  items,
});
const upTo = (count: number, last: number) => Array.from({ length: count }, (_, i) => last - i);
const NOTHING = { since: null, until: null, newestPlay: null };

describe('watch', () => {
  it('begins with the oldest play of the first page, and loses nothing it could have known', () => {
    expect(watch(NOTHING, page(100, upTo(50, 90)))).toEqual({ span: { from: at(41), to: at(100) }, gap: null });
    expect(watch(NOTHING, page(100, []))).toEqual({ span: { from: at(100), to: at(100) }, gap: null });
  });

  const before = { since: at(41), until: at(100), newestPlay: at(90) };

  it('goes on while a page reaches back to what is known', () => {
    expect(watch(before, page(200, [...upTo(49, 190), 90]))).toEqual({
      span: { from: at(41), to: at(200) },
      gap: null,
    });
    expect(watch(before, page(200, []))).toEqual({ span: { from: at(41), to: at(200) }, gap: null });
  });

  it('admits a gap when everything on a full page is new', () => {
    expect(watch(before, page(300, upTo(50, 290)))).toEqual({
      span: { from: at(241), to: at(300) },
      gap: { from: at(90), to: at(241) },
    });
  });

  it('takes a page of 38 for full when something older is missing on it, and a page of 37 for all there was', () => {
    expect(watch(before, page(300, upTo(38, 290))).gap).not.toBeNull();
    expect(watch(before, page(300, upTo(37, 290))).gap).toBeNull();
  });

  it('admits a gap after empty pages only when the window is full', () => {
    const idle = { since: at(0), until: at(100), newestPlay: null };
    expect(watch(idle, page(300, upTo(49, 290))).gap).toBeNull();
    expect(watch(idle, page(300, upTo(50, 290))).gap).toEqual({ from: at(100), to: at(241) });
  });
});

const span = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, length]): Span => ({ from: at(from), to: at(from + length) }));

/** Whether the minute after `minute` lies inside one of the spans. */
const covers = (spans: readonly Span[], minute: number) =>
  spans.some(({ from, to }) => minuteOf(from) <= minute && minute + 1 <= minuteOf(to));

describe('spans', () => {
  it('merge to the same time in as few spans as possible', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const merged = mergeSpans(spans);
        for (let minute = 0; minute < 125; minute++) expect(covers(merged, minute)).toBe(covers(spans, minute));
        for (const [i, one] of merged.slice(1).entries())
          expect(one.from.getTime()).toBeGreaterThan((merged[i] as Span).to.getTime());
      }),
    );
  });

  it('subtract to what only the first one covers', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 8 }), (one, others) => {
        const left = subtractSpans(one, others);
        for (let minute = 0; minute < 125; minute++) {
          expect(covers(left, minute)).toBe(covers([one], minute) && !covers(others, minute));
        }
      }),
    );
  });
});

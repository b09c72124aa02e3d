import { ManualClock } from '../clock';
import { Simulation } from '../simulation';
import type { SimulatorOptions } from '../options';
import type { SimulatedPlay } from './play';

const NOW = new Date('2026-11-01T12:00:00Z');
const DAY_MS = 86_400_000;

const simulation = (options: SimulatorOptions = {}) => new Simulation({ clock: new ManualClock(NOW), ...options });

function all(from: Simulation, position: number): SimulatedPlay[] {
  return from.histories.between(from.listeners.all[position]?.id ?? '', -Infinity, Infinity);
}
const share = <T>(items: readonly T[], holds: (item: T) => boolean) => items.filter(holds).length / items.length;

// Years of plays are made here: seconds of work on a busy machine.
jest.setTimeout(30_000);

describe('generated history', () => {
  const shared = simulation();
  const heavy = all(shared, 0);
  const id = shared.listeners.all[0]?.id ?? '';

  it('is the same for the same seed, whatever was asked before, and another for another seed', () => {
    const again = simulation();
    const from = Date.UTC(2021, 4, 3);
    const month = again.histories.between(id, from, from + 30 * DAY_MS);
    expect(month.length).toBeGreaterThan(100);
    expect(month).toEqual(heavy.filter((play) => play.endedAt >= from && play.endedAt < from + 30 * DAY_MS));
    expect(all(simulation({ seed: 2 }), 0).slice(0, 5)).not.toEqual(heavy.slice(0, 5));
  });

  it('does not change when the clock goes on', () => {
    const clock = new ManualClock(NOW);
    const later = simulation({ clock });
    clock.advance(40 * DAY_MS);
    const before = all(shared, 4);
    const plays = all(later, 4);
    expect(plays.slice(0, before.length)).toEqual(before);
    expect(plays.length).toBeGreaterThan(before.length + 10);
  });

  it('has histories of very different length', () => {
    const lengths = shared.listeners.all.map((_, position) => all(shared, position).length);
    expect(lengths[0]).toBeGreaterThan(60_000);
    expect(lengths[0]).toBeLessThan(80_000);
    expect(lengths[1]).toBeGreaterThan(100_000);
    expect(lengths[4]).toBeGreaterThan(2_000);
    expect(lengths[4]).toBeLessThan(5_000);
  });

  it('never plays two things at once, nor anything in the future', () => {
    const impossible = heavy.filter(
      ({ startedAt, endedAt, msPlayed }, position) =>
        endedAt - startedAt < msPlayed || startedAt < (heavy[position - 1]?.endedAt ?? 0),
    );
    expect(impossible).toEqual([]);
    expect(heavy.at(-1)?.endedAt).toBeLessThanOrEqual(NOW.getTime());
  });

  it('never plays a release before it is out', () => {
    const early = heavy.filter((play) => {
      if (play.kind !== 'track') return false;
      const { album } = shared.catalogue.track(play.itemNumber);
      return album.position > 0 && album.releaseDay > play.endedAt / DAY_MS + 1;
    });
    expect(early).toEqual([]);
  });

  it('looks like a life with music', () => {
    const counts = new Map<string, number>();
    for (const { trackId } of heavy) counts.set(trackId, (counts.get(trackId) ?? 0) + 1);
    const top = [...counts.values()].sort((a, b) => b - a).slice(0, counts.size / 10);
    expect(top.reduce((a, b) => a + b) / heavy.length).toBeGreaterThan(0.4);
    expect(share(heavy, (play) => play.msPlayed < 30_000)).toBeGreaterThan(0.12);
    expect(share(heavy, (play) => play.context === null)).toBeGreaterThan(0.1);
    expect(share(heavy, (play) => play.incognito)).toBeGreaterThan(0.005);
    expect(share(heavy, (play) => play.offline)).toBeGreaterThan(0.005);
    expect(new Set(heavy.map((play) => play.kind))).toEqual(new Set(['track', 'episode', 'video', 'audiobook']));
    expect(new Set(heavy.map((play) => play.country)).size).toBeGreaterThan(3);
    const hour = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', hour: 'numeric', hourCycle: 'h23' });
    const night = share(heavy.slice(0, 20_000), (play) => ['02', '03', '04', '05'].includes(hour.format(play.endedAt)));
    expect(night).toBeLessThan(0.04);
  });

  it('lists what Spotify would list, about one play in a hundred of it late', () => {
    const tracks = heavy.filter((play) => play.kind === 'track' && !play.incognito);
    const full = tracks.filter((play) => play.reasonEnd === 'trackdone');
    const short = tracks.filter((play) => play.msPlayed < 30_000);
    expect(share(full, (play) => play.listed)).toBeGreaterThan(0.99);
    expect(share(short, (play) => play.listed)).toBeGreaterThan(0.15);
    expect(share(short, (play) => play.listed)).toBeLessThan(0.35);
    expect(heavy.some((play) => play.listed && (play.kind !== 'track' || play.incognito))).toBe(false);
    const delays = heavy.map((play) => play.arrivesAt - play.endedAt).filter((delay) => delay > 0);
    expect(delays.length / heavy.length).toBeGreaterThan(0.008);
    expect(delays.length / heavy.length).toBeLessThan(0.012);
    expect(Math.max(...delays)).toBeLessThan(9 * DAY_MS);
    expect(all(simulation({ lateArrivalShare: 0 }), 5).every((play) => play.arrivesAt === play.endedAt)).toBe(true);
  });

  it('shows the newest fifty that have arrived', () => {
    for (const { id: listenerId } of shared.listeners.all.slice(2)) {
      const plays = shared.histories.between(listenerId, -Infinity, Infinity);
      const visible = plays.filter((play) => play.listed && play.arrivesAt <= NOW.getTime());
      expect(shared.histories.recent(listenerId, 50)).toEqual(visible.slice(-50).reverse());
    }
  });

  it('gives tiny listeners exactly their plays', () => {
    const crowd = simulation({ listeners: [{ id: 't', displayName: 'T', profile: 'tiny', plays: 7 }] });
    const plays = all(crowd, 0);
    expect(plays).toHaveLength(7);
    expect(crowd.histories.recent('t', 50)).toEqual([...plays].reverse());
    expect(all(simulation({ listeners: [{ id: 't', displayName: 'T', profile: 'tiny', plays: 7 }] }), 0)).toEqual(
      plays,
    );
  });
});

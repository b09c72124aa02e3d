import type { Catalogue } from '../catalogue/catalogue';
import type { SimulatedListener } from '../listeners/listeners';
import { Random, hashUnit } from '../random';
import { arrival } from './arrival';
import type { PlaySource, SimulatedPlay } from './play';
import { habitsOf, type Habits } from './profiles';
import { planSession, sessionPlays, type SessionSetting } from './session';
import { Taste } from './taste';
import { ZoneOffsets } from './zone';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A listening day begins here, local time, so that evenings run past midnight. */
const DAY_BEGINS_AT = 4 * HOUR_MS;
const DAYS_KEPT = 64;
const PLAYS_PER_SESSION = 9;

/** Monday is 0. */
const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;

function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

export interface GeneratorSettings {
  seed: number;
  catalogue: Catalogue;
  lateArrivalShare: number;
}

/**
 * The generated history of one listener. Each listening day is a pure function of (seed, listener, day): any process
 * at any time makes the same plays, and only the days that are asked for are made.
 */
export class DailyHistory implements PlaySource {
  readonly since: number;
  private readonly habits: Habits;
  private readonly taste: Taste;
  private readonly zone: ZoneOffsets;
  /** Start of listening day 0: the same UTC hour all year, so that days never overlap. */
  private readonly firstStart: number;
  private readonly workdayHours: readonly number[];
  private readonly weekendHours: readonly number[];
  private readonly days = new Map<number, SimulatedPlay[]>();

  constructor(
    private readonly settings: GeneratorSettings,
    private readonly listener: SimulatedListener,
  ) {
    this.habits = habitsOf(settings.seed, listener);
    this.taste = new Taste(settings.catalogue, settings.seed, listener, this.habits);
    this.zone = new ZoneOffsets(listener.timeZone);
    this.firstStart = DAY_BEGINS_AT - this.zone.on(this.habits.sinceDay);
    this.workdayHours = runningSums(this.habits.workdayHours);
    this.weekendHours = runningSums(this.habits.weekendHours);
    this.since = this.startOf(this.habits.sinceDay);
  }

  between(from: number, to: number): SimulatedPlay[] {
    const first = Math.max(this.habits.sinceDay, Math.floor((from - this.firstStart) / DAY_MS));
    const last = Math.floor((to - 1 - this.firstStart) / DAY_MS);
    const plays: SimulatedPlay[] = [];
    for (let day = first; day <= last; day++) {
      for (const play of this.day(day, last - first < DAYS_KEPT)) {
        if (play.endedAt >= from && play.endedAt < to) plays.push(play);
      }
    }
    return plays;
  }

  private day(day: number, keep: boolean): SimulatedPlay[] {
    const known = this.days.get(day);
    if (known) return known;
    const made = this.make(day);
    if (keep) {
      const oldest = this.days.size >= DAYS_KEPT ? this.days.keys().next().value : undefined;
      if (oldest !== undefined) this.days.delete(oldest);
      this.days.set(day, made);
    }
    return made;
  }

  private make(day: number): SimulatedPlay[] {
    const { seed, catalogue, lateArrivalShare } = this.settings;
    const random = new Random(seed, 'day', this.listener.id, day);
    const setting = this.settingOf(day);
    const plays: SimulatedPlay[] = [];
    for (const { wanted, length } of this.plannedSessions(random, day, setting.isAway)) {
      const start = Math.max(wanted, (plays.at(-1)?.endedAt ?? 0) + random.int(20_000, 900_000));
      const session = planSession(random, { taste: this.taste, catalogue, habits: this.habits, day, length });
      for (const play of sessionPlays(random, session, { ...setting, start })) {
        if (play.endedAt >= this.startOf(day + 1)) break;
        plays.push({ ...play, arrivesAt: arrival(seed, this.listener.id, play, lateArrivalShare) });
      }
    }
    return plays;
  }

  /** Where the listener is: some weeks are spent abroad. */
  private settingOf(day: number): Omit<SessionSetting, 'start'> {
    const week = Math.floor(day / 7);
    const isAway = hashUnit(this.settings.seed, 'travel', this.listener.id, week) < 0.045;
    const abroad = ['FR', 'IT', 'PT', 'GB', 'ES', 'AT', 'ZZ'];
    const place = hashUnit(this.settings.seed, 'abroad', this.listener.id, week);
    const country = isAway ? (abroad[Math.floor(place * abroad.length)] ?? 'FR') : this.listener.country;
    return { country, isAway, day, listenerId: this.listener.id };
  }

  private playCount(random: Random, day: number, isAway: boolean): number {
    const { playsPerDay, weekdays } = this.habits;
    const activeShare = Math.min(0.97, 0.2 + playsPerDay / 14);
    if (!random.chance(activeShare)) return 0;
    const wave = 1 + 0.3 * Math.sin((day + 211 * hashUnit(this.listener.id)) / 190);
    const mood = Math.exp(0.65 * random.normal() - 0.21) * (isAway ? 0.45 : 1);
    const expected = (playsPerDay / activeShare) * (weekdays[weekdayOf(day)] ?? 1) * wave * mood;
    return Math.floor(expected + random.next());
  }

  /** The day's sessions in order: when the listener would like to begin, and for how many items. */
  private plannedSessions(random: Random, day: number, isAway: boolean): { wanted: number; length: number }[] {
    const cumulative = weekdayOf(day) >= 5 ? this.weekendHours : this.workdayHours;
    const midnight = day * DAY_MS - this.zone.on(day);
    const sessions = [];
    for (let left = this.playCount(random, day, isAway); left > 0;) {
      const length = Math.min(left, 1 + Math.floor(-Math.log(1 - random.next()) * PLAYS_PER_SESSION));
      const hour = random.weighted(cumulative);
      const local = (hour < 4 ? hour + 24 : hour) * HOUR_MS + random.int(0, HOUR_MS - 1);
      sessions.push({ wanted: Math.max(midnight + local, this.startOf(day)), length });
      left -= length;
    }
    return sessions.sort((a, b) => a.wanted - b.wanted);
  }

  private startOf(day: number): number {
    return day * DAY_MS + this.firstStart;
  }
}

import type { SimulatorClock } from '../clock';

/** Counts calls in a rolling span and says how long to wait once there are too many. */
export class RollingLimit {
  private times: number[] = [];

  constructor(
    private readonly clock: SimulatorClock,
    private readonly spanMs: number,
    private readonly most: number,
  ) {}

  /** Null when the call is allowed (and counted), else the whole seconds until the next one is. */
  take(): number | null {
    const now = this.clock.now().getTime();
    const start = this.times.findIndex((time) => time > now - this.spanMs);
    this.times = start < 0 ? [] : this.times.slice(start);
    const oldest = this.times[0];
    if (oldest !== undefined && this.times.length >= this.most) return Math.ceil((oldest + this.spanMs - now) / 1000);
    this.times.push(now);
    return null;
  }
}

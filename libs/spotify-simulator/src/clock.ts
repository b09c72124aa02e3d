/** Where the simulator takes the time from; every rule about time (expiry, windows, arrivals) asks it. */
export interface SimulatorClock {
  now(): Date;
}

/** Real time, for the demo. */
export class RealClock implements SimulatorClock {
  now(): Date {
    // eslint-disable-next-line no-restricted-syntax -- this is the one place of the simulator that asks the real time
    return new Date();
  }
}

/** Time that only a test moves. */
export class ManualClock implements SimulatorClock {
  private current: number;

  constructor(start: Date) {
    this.current = start.getTime();
  }

  now(): Date {
    return new Date(this.current);
  }

  /** Moves the time on by so many milliseconds. */
  advance(ms: number): void {
    this.current += ms;
  }

  set(time: Date): void {
    this.current = time.getTime();
  }
}

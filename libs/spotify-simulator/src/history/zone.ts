const HOUR_MS = 3_600_000;

/** The offset of local time to UTC in a zone, asked of Intl once per day and remembered. */
export class ZoneOffsets {
  private readonly format: Intl.DateTimeFormat;
  private readonly known = new Map<number, number>();

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  }

  /** Milliseconds that local time is ahead of UTC around noon (UTC) of the day. */
  on(day: number): number {
    const known = this.known.get(day);
    if (known !== undefined) return known;
    const [, sign, hours = '0', minutes = '0'] =
      /GMT([+-])(\d{2}):(\d{2})/.exec(this.format.format(new Date(day * 24 * HOUR_MS + 12 * HOUR_MS))) ?? [];
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60) * HOUR_MS;
    this.known.set(day, offset);
    return offset;
  }
}

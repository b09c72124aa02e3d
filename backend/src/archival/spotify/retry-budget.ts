const EARNED_PER_CALL = 0.1;
const LARGEST_CREDIT = 10;

/** At most one repetition for ten calls, so that an outage of Spotify does not double our calls. */
export class RetryBudget {
  private credit = 1;

  /** A call was made. */
  earn(): void {
    this.credit = Math.min(LARGEST_CREDIT, this.credit + EARNED_PER_CALL);
  }

  /** True when a repetition may be made; it is then paid for. */
  spend(): boolean {
    if (this.credit < 1) return false;
    this.credit -= 1;
    return true;
  }
}

/**
 * Yes/no/unknown facts of a play in two bits each, as `play_detail.flags` stores them (0 unknown, 1 no, 2 yes), from the
 * lowest bit. `COMPLETED` is added from the reason why the play ended.
 */
export const Fact = { SHUFFLED: 0, SKIPPED: 2, OFFLINE: 4, PRIVATE: 6, COMPLETED: 8 } as const;
export type Fact = (typeof Fact)[keyof typeof Fact];

/** What a set of facts says of one of them; null when it does not know. */
export function factOf(facts: number, fact: Fact): boolean | null {
  const bits = (facts >> fact) & 3;
  return bits === 0 ? null : bits === 2;
}

/** The facts with one more, for those who build {@link Circumstances}. */
export function withFact(facts: number, fact: Fact, value: boolean | null): number {
  return (facts & ~(3 << fact)) | ((value === null ? 0 : value ? 2 : 1) << fact);
}

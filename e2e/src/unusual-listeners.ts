/** Markup, the right-to-left, the wide and the very long, in one name. */
const ODD_NAME = `</script><img src=x onerror="document.title='hacked'"> مرحبا بالعالم 長い名前の人 ${'Ω'.repeat(60)} 👩‍👩‍👧‍👦`;

/** Listeners of the simulator that most households do not have. */
export const UNUSUAL_LISTENERS = {
  /** Half a million plays. */
  tireless: listener('tireless', 'Tireless Listener', 500_000),
  /** Enough for every page, and nothing new ever. */
  resting: listener('resting', 'Resting Listener', 2_000),
  /** A single play. */
  once: listener('once', 'Listened Once', 1),
  /** No play at all. */
  silent: listener('silent', 'Silent Listener', 0),
  /** A name that is hard to show. */
  odd: listener('odd', ODD_NAME, 3),
} as const;

function listener(id: string, displayName: string, plays: number) {
  return {
    id,
    displayName,
    plays,
    profile: plays > 1_000 ? 'heavy' : 'tiny',
    timeZone: 'Europe/Berlin',
    country: 'DE',
  };
}

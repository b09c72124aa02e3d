/** A: extended quota; B: development app older than 2026-02-11; C: development app created since. */
export type Regime = 'A' | 'B' | 'C';

const REMOVED_IN_C: readonly [method: RegExp, path: RegExp][] = [
  [/GET/, /^\/v1\/(tracks|albums|artists|episodes|shows|audiobooks|chapters)$/],
  [/GET/, /^\/v1\/artists\/[^/]+\/top-tracks$/],
  [/GET/, /^\/v1\/markets$/],
  [/GET/, /^\/v1\/browse\/(new-releases|categories(\/[^/]+)?)$/],
  [/GET/, /^\/v1\/users\/[^/]+$/],
  [/GET|POST/, /^\/v1\/users\/[^/]+\/playlists$/],
  [/PUT|DELETE/, /^\/v1\/me\/(tracks|albums|episodes|shows|audiobooks|following)$/],
  [/GET/, /^\/v1\/me\/(tracks|albums|episodes|shows|audiobooks|following)\/contains$/],
  [/PUT|DELETE/, /^\/v1\/playlists\/[^/]+\/followers$/],
  [/GET/, /^\/v1\/playlists\/[^/]+\/followers\/contains$/],
  [/./, /^\/v1\/playlists\/[^/]+\/tracks$/],
];

/** Gone for every app that has no extended access since November 2024. */
const REMOVED_BEFORE =
  /^\/v1\/(recommendations|audio-(features|analysis)|artists\/[^/]+\/related-artists|browse\/featured-)/;

/** Whether an app of this regime is answered 403 for the address, whatever token it brings. */
export function isRemoved(regime: Regime, method: string, path: string): boolean {
  if (regime === 'A') return false;
  if (REMOVED_BEFORE.test(path)) return true;
  return regime === 'C' && REMOVED_IN_C.some(([methods, paths]) => methods.test(method) && paths.test(path));
}

// The lint rule of who may import whom (@nx/enforce-module-boundaries) reads the project graph from Nx's cache, and where there
// is none it checks nothing and passes.
import { createProjectGraphAsync, readCachedProjectGraph } from '@nx/devkit';

/**
 * Sees to it that the rule has a graph. A task of Nx begins with a fresh one; anybody else gets one built.
 * @throws {Error} when none can be had: better no lint than one that skips a rule
 */
export async function ensureProjectGraph() {
  if (!process.env.NX_TASK_TARGET_PROJECT) await createProjectGraphAsync();
  readCachedProjectGraph();
}

import 'reflect-metadata';
import { CLUSTER_VARIABLE, startCluster } from './cluster';

declare global {
  var stopTestCluster: (() => Promise<void>) | undefined;
}

export default async function setUp(): Promise<void> {
  const cluster = await startCluster();
  process.env[CLUSTER_VARIABLE] = cluster.url;
  globalThis.stopTestCluster = cluster.stop;
}

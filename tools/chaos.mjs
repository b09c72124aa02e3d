// `npm run chaos [listeners]`: archives 10,000 listeners while Spotify fails and workers and PostgreSQL are killed. Must end exact.
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { sentence } from './run.mjs';

const listeners = Number(process.argv[2] ?? 10_000);
const programs = await compile();
const { runChaos } = await import(join(programs, 'backend', 'test', 'chaos', 'run.js'));
const result = await runChaos({
  programs,
  listeners,
  workers: 3,
  killsPerWorker: 50,
  killAfterMs: 4_000,
  databaseKills: 2,
  patienceMs: 20 * 60_000,
  report: sentence,
});
console.table(result);
const exact =
  result.stored === result.served && result.missing + result.invented + result.openSlots + result.doubled === 0;
sentence(exact ? 'Every play was stored once, every slot done once.' : 'NOT EXACT.');
process.exit(exact ? 0 : 1);

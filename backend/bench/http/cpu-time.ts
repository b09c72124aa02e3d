import { readdirSync, readFileSync } from 'node:fs';

/** Processor time that the threads of a process have taken so far, in ms; Linux only. */
export function cpuMsOf(pid: number | undefined): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const took = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return took.reduce((sum, ns) => sum + ns, 0) / 1e6;
}

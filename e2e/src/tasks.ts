import type { Page } from '@playwright/test';

/** One event of a recording by Chromium; only what is looked at. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Time on a processor in microseconds; how long other programs kept it from one is no part of it. */
  tdur?: number;
  args: { name?: string };
}

/** The longest task of any page's main thread during `action`, in milliseconds of processor time. */
export async function longestTask(page: Page, action: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser of its own.');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const isMain = mainThreads(traceEvents);
  const tasks = traceEvents.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && isMain(event));
  if (tasks.length === 0) throw new Error('The browser recorded no tasks.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

function mainThreads(events: TraceEvent[]): (event: TraceEvent) => boolean {
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread);
  return (event) => main.includes(thread(event));
}

/** Until the page has been drawn anew. */
export function nextFrame(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

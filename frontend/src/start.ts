import { createApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { appConfig } from './app/app.config';
import { BROWSER_ZONE } from './app/core/browser-zone';
import { Session } from './app/core/session';
import { keepShell } from './app/core/shell-worker';
import { Shell } from './app/layout/shell';

/** The drawing cannot do more than show: when an answer takes longer, the page comes without. */
const LONGEST_DRAWING_MS = 2_000;

/**
 * Starts the dashboard in several tasks, so that none of them is long enough to keep a finger waiting. Where the page
 * was drawn in advance, the drawing stays until the page can take its place with its first answer.
 */
export async function start(): Promise<void> {
  const application = await createApplication(appConfig);
  const { injector } = application;
  const place = document.querySelector('app-root')!;
  const isDrawn = place.hasChildNodes();
  const page = isDrawn ? document.createElement('app-root') : place;
  const steps = [
    () => injector.get(Router),
    () => injector.get(Session),
    () => injector.get(BROWSER_ZONE)(), // browsers load their calendars now
    () => application.bootstrap(Shell, page),
    () => injector.get(Router).initialNavigation(),
  ];
  for (const step of steps) {
    await task();
    step();
  }
  if (isDrawn) {
    await Promise.race([application.whenStable(), task(LONGEST_DRAWING_MS)]);
    place.replaceWith(page);
  }
  await application.whenStable();
  await keepShell();
}

function task(afterMs = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, afterMs));
}

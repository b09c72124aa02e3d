import { Location } from '@angular/common';
import { APP_BOOTSTRAP_LISTENER, type ApplicationConfig, inject, mergeApplicationConfig } from '@angular/core';
import { Router, ROUTES, type Routes } from '@angular/router';
import { provideServerRendering, RenderMode, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';
import { DRAWING, type Drawing } from './core/drawing';

/** The start page of an installation that simulates Spotify; only the build knows this address. */
const START_OF_DEMO = 'start-demo';

const routesOfBuild: Routes = [
  {
    path: START_OF_DEMO,
    loadChildren: () => import('./features/welcome/welcome.routes').then((file) => file.welcomeRoutes),
  },
];

/**
 * The build draws in advance what most visits begin with, so that it shows before any script has come: the page for
 * strangers, and the overview as it waits for its answer.
 */
const drawnInAdvance: ApplicationConfig = {
  providers: [
    provideServerRendering(
      withRoutes([
        { path: '', renderMode: RenderMode.Prerender },
        { path: START_OF_DEMO, renderMode: RenderMode.Prerender },
        { path: 'overview', renderMode: RenderMode.Prerender },
        { path: '**', renderMode: RenderMode.Client },
      ]),
    ),
    { provide: ROUTES, multi: true, useValue: routesOfBuild },
    { provide: APP_BOOTSTRAP_LISTENER, multi: true, useFactory: firstNavigation },
    { provide: DRAWING, useFactory: drawing },
  ],
};

/** In browsers start.ts begins it. */
function firstNavigation(): () => void {
  const router = inject(Router);
  return () => router.initialNavigation();
}

function drawing(): Drawing {
  const path = inject(Location).path();
  return { demo: path === `/${START_OF_DEMO}`, listener: path === '/overview' ? undefined : null };
}

/** The routes of the build come first: those of the product end with one for all that is unknown. */
export const serverConfig = mergeApplicationConfig(drawnInAdvance, appConfig);

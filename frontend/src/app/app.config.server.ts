import { type ApplicationConfig, mergeApplicationConfig } from '@angular/core';
import { provideServerRendering, RenderMode, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';

/**
 * The build draws in advance what most visits begin with, so that it shows before any script has come: the page for
 * strangers, and the overview as it waits for its answer.
 */
const drawnInAdvance: ApplicationConfig = {
  providers: [
    provideServerRendering(
      withRoutes([
        { path: '', renderMode: RenderMode.Prerender },
        { path: 'overview', renderMode: RenderMode.Prerender },
        { path: '**', renderMode: RenderMode.Client },
      ]),
    ),
  ],
};

export const serverConfig = mergeApplicationConfig(appConfig, drawnInAdvance);

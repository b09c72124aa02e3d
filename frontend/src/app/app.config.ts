import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withEnabledBlockingInitialNavigation,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { routes } from './app.routes';
import { provideGraphql } from './core/graphql';
import { failedRequestInterceptor } from './core/failed-request.interceptor';
import { ownOriginInterceptor } from './core/own-origin.interceptor';
import { PageLoads } from './core/page-loads';
import { PageTitle } from './core/page-title';
import { provideShellWorker } from './core/shell-worker';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideRouter(
      routes,
      // What was drawn in advance stays until the page itself can be drawn.
      withEnabledBlockingInitialNavigation(),
      withComponentInputBinding(),
      withNavigationErrorHandler(({ url }) => inject(PageLoads).failed(url)),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    // Fetch cannot tell how far an upload is.
    provideHttpClient(withXhr(), withInterceptors([failedRequestInterceptor, ownOriginInterceptor])),
    provideGraphql(),
    provideShellWorker(),
    { provide: TitleStrategy, useClass: PageTitle },
  ],
};

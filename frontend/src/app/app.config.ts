import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import { type ApplicationConfig, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withDisabledInitialNavigation,
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

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withDisabledInitialNavigation(), // start.ts begins it when it is time
      withNavigationErrorHandler(({ url }) => inject(PageLoads).failed(url)),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    // Fetch cannot tell how far an upload is.
    provideHttpClient(withXhr(), withInterceptors([failedRequestInterceptor, ownOriginInterceptor])),
    provideGraphql(),
    { provide: TitleStrategy, useClass: PageTitle },
  ],
};

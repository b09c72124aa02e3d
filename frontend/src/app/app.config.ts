import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { routes } from './app.routes';
import { provideGraphql } from './core/graphql';
import { failedRequestInterceptor } from './core/failed-request.interceptor';
import { ownOriginInterceptor } from './core/own-origin.interceptor';
import { PageTitle } from './core/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    // Fetch cannot tell how far an upload is.
    provideHttpClient(withXhr(), withInterceptors([failedRequestInterceptor, ownOriginInterceptor])),
    provideGraphql(),
    { provide: TitleStrategy, useClass: PageTitle },
  ],
};

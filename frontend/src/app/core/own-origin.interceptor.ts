import type { HttpInterceptorFn } from '@angular/common/http';

/**
 * Marks requests as sent by this page: other sites cannot set the header, so the server refuses theirs although the
 * browser adds the session cookie to them.
 */
export const ownOriginInterceptor: HttpInterceptorFn = (request, next) =>
  next(request.url.startsWith('/') ? request.clone({ setHeaders: { 'x-audiospective': '1' } }) : request);

import type { HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { FailedRequest, requestFailure } from './request-failure';

/** Turns every failed request into one that says what happened in words, whoever asked. */
export const failedRequestInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((error: unknown) => throwError(() => new FailedRequest(requestFailure(error)))));

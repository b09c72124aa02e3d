import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ownOriginInterceptor } from './own-origin.interceptor';

it.each([
  ['/graphql', '1'],
  ['https://elsewhere.example/graphql', null],
])('marks a request to %s with %s', (url, mark) => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([ownOriginInterceptor])), provideHttpClientTesting()],
  });
  TestBed.inject(HttpClient).post(url, null).subscribe();
  const { request } = TestBed.inject(HttpTestingController).expectOne(url);
  expect(request.headers.get('x-audiospective')).toBe(mark);
});

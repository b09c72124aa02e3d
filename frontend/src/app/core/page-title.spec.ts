import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { PageTitle } from './page-title';

it('names the page, and the product alone where a route has no title', async () => {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'top', children: [{ path: '', title: 'Top', children: [] }] },
        { path: 'plain', children: [] },
      ]),
      { provide: TitleStrategy, useClass: PageTitle },
    ],
  });
  const router = TestBed.inject(Router);
  const title = TestBed.inject(Title);
  await router.navigateByUrl('/top');
  expect(title.getTitle()).toBe('Top · Audiospective');
  await router.navigateByUrl('/plain');
  expect(title.getTitle()).toBe('Audiospective');
});

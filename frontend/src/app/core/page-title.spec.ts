import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { PageTitle } from './page-title';

describe('PageTitle', () => {
  const description = () => document.querySelector<HTMLMetaElement>('meta[name=description]')?.content;

  it('names the page and says what it is for', async () => {
    document.head.innerHTML = '<meta name="description" content="" />';
    const children = [{ path: '', title: 'Top', data: { description: 'What you played most.' }, children: [] }];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'top', children },
          { path: 'plain', children: [] },
        ]),
        { provide: TitleStrategy, useClass: PageTitle },
      ],
    });
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/top');
    expect([TestBed.inject(Title).getTitle(), description()]).toEqual(['Top · Audiospective', 'What you played most.']);
    await router.navigateByUrl('/plain');
    expect(TestBed.inject(Title).getTitle()).toBe('Audiospective');
    expect(description()).toContain('keeps your Spotify history');
  });
});

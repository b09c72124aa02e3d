import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withNavigationErrorHandler, withRouterConfig } from '@angular/router';
import { inject } from '@angular/core';
import { PageLoads } from './page-loads';

describe('PageLoads', () => {
  async function afterVisiting(...urls: string[]): Promise<PageLoads> {
    const routes = [
      { path: 'here', children: [] },
      { path: 'gone', loadChildren: () => Promise.reject(new TypeError('Failed to fetch')) },
    ];
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          routes,
          withNavigationErrorHandler(({ url }) => inject(PageLoads).failed(url)),
          withRouterConfig({ resolveNavigationPromiseOnError: true }),
        ),
      ],
    });
    for (const url of urls) await TestBed.inject(Router).navigateByUrl(url);
    return TestBed.inject(PageLoads);
  }

  it('names the page whose code did not come, with its parameters', async () => {
    expect((await afterVisiting('/here', '/gone?period=2024')).missing()).toBe('/gone?period=2024');
  });

  it('forgets it with the next page, and with the way back to the present one', async () => {
    expect((await afterVisiting('/gone', '/here')).missing()).toBeNull();
    expect((await afterVisitingAgain('/here')).missing()).toBeNull();
  });

  async function afterVisitingAgain(url: string): Promise<PageLoads> {
    const loads = TestBed.inject(PageLoads);
    loads.failed('/gone');
    await TestBed.inject(Router).navigateByUrl(url);
    return loads;
  }
});

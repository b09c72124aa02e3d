import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Period } from '@audiospective/period';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { PageAddress } from './page-address';
import { pagePeriod } from './page-period';

const FALLBACK: Period = { preset: 'LAST_4_WEEKS' };

@Component({ template: '' })
class SomePage {
  readonly period = input<string>();
  readonly shown = pagePeriod(this.period, FALLBACK);
}

async function open(url: string) {
  TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
  TestBed.inject(Router).resetConfig([{ path: 'some', component: SomePage }]);
  const harness = await RouterTestingHarness.create();
  const page = await harness.navigateByUrl(url, SomePage);
  return { page, harness, router: TestBed.inject(Router) };
}

describe('the period of a page', () => {
  it.each([
    ['/some', FALLBACK, 0],
    ['/some?period=', FALLBACK, 0],
    ['/some?period=2024-03', { month: '2024-03' }, 0],
    ['/some?period=2024-13', FALLBACK, 1],
    ['/some?period=%3C/script%3E', FALLBACK, 1],
    ['/some?period=2023&period=2024', FALLBACK, 1],
  ])('of %s', async (url, shown, corrections) => {
    const { page } = await open(url);
    expect([page.shown.shown(), page.shown.corrections().length]).toEqual([shown, corrections]);
  });

  it('is put into the address, and leaves the rest of it', async () => {
    const { page, router } = await open('/some?by=time&period=2024-03');
    await page.shown.pick({ year: 2023 });
    expect(router.url).toBe('/some?by=time&period=2023');
    expect(page.shown.shown()).toEqual({ year: 2023 });
  });

  it('comes back after signing in, with the whole address', async () => {
    await open('/some?by=time&period=2024-03');
    const { searchParams } = new URL(TestBed.inject(PageAddress).signInUrl(), 'http://here');
    expect(searchParams.get('returnTo')).toBe('/some?by=time&period=2024-03');
  });
});

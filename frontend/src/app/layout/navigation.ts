import { Component, computed, inject, linkedSignal } from '@angular/core';
import { type IsActiveMatchOptions, type Params, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { PageAddress } from '../core/page-address';
import { Icon, type IconName } from '../ui/icon';

interface Page {
  path: string;
  name: string;
  icon: IconName;
  /** Whether the page shows a period: the one that was looked at last goes along. */
  hasPeriod?: true;
}

const PAGES: readonly Page[] = [
  { path: '/overview', name: 'Overview', icon: 'overview', hasPeriod: true },
  { path: '/top', name: 'Top', icon: 'top', hasPeriod: true },
  { path: '/habits', name: 'Habits', icon: 'habits', hasPeriod: true },
  { path: '/history', name: 'History', icon: 'history', hasPeriod: true },
];

/** Wide screens name them beside the others, phones behind "More". */
const MORE_PAGES: readonly Page[] = [
  { path: '/archive', name: 'Archive', icon: 'archive' },
  { path: '/imports', name: 'Imports', icon: 'imports' },
  { path: '/settings', name: 'Settings', icon: 'settings' },
];

/** A page stays the current one whatever its parameters and below it. */
const WHATEVER_PARAMETERS: IsActiveMatchOptions = {
  paths: 'subset',
  queryParams: 'ignored',
  matrixParams: 'ignored',
  fragment: 'ignored',
};

/** The pages of a signed-in listener: a row in the header of wide screens, a bar below the thumb on phones. */
@Component({
  selector: 'app-navigation',
  imports: [Icon, RouterLink, RouterLinkActive],
  host: { class: 'block' },
  templateUrl: './navigation.html',
})
export class Navigation {
  private readonly router = inject(Router);
  private readonly address = inject(PageAddress);
  protected readonly pages = PAGES;
  protected readonly morePages = MORE_PAGES;
  protected readonly match = WHATEVER_PARAMETERS;
  protected readonly moreIsOpen = computed(() => MORE_PAGES.some(({ path }) => isAt(this.address.url(), path)));
  /** The period that was looked at last; pages without one leave it as it is. */
  private readonly period = linkedSignal<string, string | null>({
    source: this.address.url,
    computation: (url, before) => {
      const [period, ...others] = this.router.parseUrl(url).queryParamMap.getAll('period');
      if (period && others.length === 0) return period;
      return PAGES.some(({ path }) => isAt(url, path)) ? null : (before?.value ?? null);
    },
  });

  protected paramsFor({ hasPeriod }: Page): Params | null {
    const period = this.period();
    return hasPeriod && period ? { period } : null;
  }
}

function isAt(url: string, path: string): boolean {
  const [here = ''] = url.split(/[?#]/, 1);
  return here === path || here.startsWith(`${path}/`);
}

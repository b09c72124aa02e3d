import { effect, inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { PageAddress } from './page-address';

const PRODUCT = 'Audiospective';

/** `Settings · Audiospective`, the name alone where a route has no title. */
@Injectable()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.title.setTitle(titled(this.buildTitle(snapshot)));
  }
}

/**
 * Titles the page by what it shows, as soon as `name()` knows it; until then the title of the route stands. Call it in an
 * injection context.
 */
export function pageTitle(name: () => string | undefined): void {
  const title = inject(Title);
  const address = inject(PageAddress);
  effect(() => {
    // Every navigation, even within the page, brings the title of the route back.
    address.url();
    const known = name();
    if (known) title.setTitle(titled(known));
  });
}

function titled(page: string | undefined): string {
  return page ? `${page} · ${PRODUCT}` : PRODUCT;
}

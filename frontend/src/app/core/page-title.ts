import { DOCUMENT, effect, inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type ActivatedRouteSnapshot, type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { PageAddress } from './page-address';

const PRODUCT = 'Audiospective';
const DESCRIPTION =
  'Audiospective keeps your Spotify history for ever and answers any question about any period of it.';

/** `Settings · Audiospective`, the name alone where a route has no title; and the route's `description` for search engines. */
@Injectable()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly document = inject(DOCUMENT);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.title.setTitle(titled(this.buildTitle(snapshot)));
    this.document.querySelector('meta[name=description]')?.setAttribute('content', descriptionOf(snapshot.root));
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

/** That of the innermost route which has one. */
function descriptionOf(route: ActivatedRouteSnapshot | null): string {
  let found = DESCRIPTION;
  for (; route; route = route.firstChild) {
    const { description } = route.data;
    if (typeof description === 'string') found = description;
  }
  return found;
}

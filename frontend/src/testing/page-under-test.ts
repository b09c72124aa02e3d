import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { routes } from '../app/app.routes';
import { Clock } from '../app/core/clock';
import { failedRequestInterceptor } from '../app/core/failed-request.interceptor';
import { provideGraphql } from '../app/core/graphql';
import { ownOriginInterceptor } from '../app/core/own-origin.interceptor';
import { PageTitle } from '../app/core/page-title';
import { LOCALE } from '../app/ui/locale';
import { FixedClock } from './fixed-clock';

/** Everything a page needs, with the network in the hands of the test. */
export const PAGE_PROVIDERS = [
  provideZonelessChangeDetection(),
  provideRouter(routes, withComponentInputBinding()),
  provideHttpClient(withInterceptors([failedRequestInterceptor, ownOriginInterceptor])),
  provideHttpClientTesting(),
  provideGraphql(),
  { provide: TitleStrategy, useClass: PageTitle },
  { provide: LOCALE, useValue: 'en-GB' },
  { provide: Clock, useClass: FixedClock },
];

/** A page, opened by its address. */
export class PageUnderTest {
  private constructor(
    readonly harness: RouterTestingHarness,
    readonly http: HttpTestingController,
  ) {}

  static async open(url: string): Promise<PageUnderTest> {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    const http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create(url);
    const page = new PageUnderTest(harness, http);
    await page.settled();
    return page;
  }

  get element(): HTMLElement {
    return this.harness.fixture.nativeElement as HTMLElement;
  }

  /** What can be read, in order, with one space between pieces of text. */
  get text(): string {
    return textOf(this.element);
  }

  async goTo(url: string): Promise<void> {
    await this.harness.navigateByUrl(url);
    await this.settled();
  }

  /** The one open request of the operation. */
  request(operation: string): TestRequest {
    return this.http.expectOne((request) => operationOf(request.body) === operation);
  }

  /** All open requests of the operation. */
  requests(operation: string): TestRequest[] {
    return this.http.match((request) => operationOf(request.body) === operation);
  }

  async answer(operation: string, data: object): Promise<void> {
    this.request(operation).flush({ data });
    await this.settled();
  }

  async settled(): Promise<void> {
    // The GraphQL client delivers in tasks of its own, after Angular has come to rest.
    for (let round = 0; round < 3; round += 1) {
      await new Promise<void>((resolve) => setTimeout(resolve));
      this.harness.detectChanges();
    }
  }

  button(name: string | RegExp): HTMLButtonElement {
    const buttons = [...this.element.querySelectorAll('button')];
    const found = buttons.find((button) => matches(nameOf(button), name));
    if (!found) throw new Error(`No button ${String(name)} among: ${buttons.map(nameOf).join(', ')}`);
    return found;
  }

  link(name: string | RegExp): HTMLAnchorElement {
    const links = [...this.element.querySelectorAll('a')];
    const found = links.find((link) => matches(nameOf(link), name));
    if (!found) throw new Error(`No link ${String(name)} among: ${links.map(nameOf).join(', ')}`);
    return found;
  }
}

/** The text of an element as it can be read: one space between pieces of text. */
export function textOf(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode()) pieces.push(walker.currentNode.textContent ?? '');
  return pieces.join(' ').replace(/\s+/g, ' ').trim();
}

function operationOf(body: unknown): string | undefined {
  return (body as { operationName?: string } | null)?.operationName;
}

function nameOf(element: Element): string {
  return (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? text === name : name.test(text);
}

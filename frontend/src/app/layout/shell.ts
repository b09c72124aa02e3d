import { Location } from '@angular/common';
import { Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { Announcer } from '../core/announcer';
import { PageFocus } from '../core/page-focus';
import { PageLoads } from '../core/page-loads';
import { Session } from '../core/session';
import { Theme } from '../core/theme';
import { Logo } from '../ui/logo';
import { AccountMenu } from './account-menu';
import { MissingPage } from './missing-page';
import { Navigation } from './navigation';
import { ShellNotices } from './shell-notices';
import { ToastList } from './toast-list';

/** The frame around every page: skip link, name, navigation, who is signed in, and what is said aloud. */
@Component({
  selector: 'app-root',
  imports: [AccountMenu, Logo, MissingPage, Navigation, RouterLink, RouterOutlet, ShellNotices, ToastList],
  templateUrl: './shell.html',
})
export class Shell {
  private readonly router = inject(Router);
  private readonly focus = inject(PageFocus);
  protected readonly session = inject(Session);
  protected readonly pageLoads = inject(PageLoads);
  protected readonly announcement = inject(Announcer).sentence;
  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects.split(/[?#]/, 1)[0]),
    ),
    { initialValue: inject(Location).path(false).split('?', 1)[0] || '/' },
  );
  /** Shown from the first moment, so that nothing moves; taken away for those who turn out to be signed out. */
  protected readonly navigable = computed(() => this.session.listener() !== null && this.path() !== '/');
  private lastPath: string | undefined;

  constructor() {
    inject(Theme);
    effect(() => this.pageChanged(this.path()));
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.focus.toContent();
  }

  /** Reading goes on at the top of a new page; a new period of the same page moves nothing. */
  private pageChanged(path: string | undefined): void {
    if (this.lastPath !== undefined && path !== this.lastPath) this.focus.toContent();
    this.lastPath = path;
  }
}

import { Menu, MenuItem, MenuTrigger } from '@angular/aria/menu';
import { afterNextRender, Component, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { requestFailure } from '../core/request-failure';
import { Session, type SignedInListener } from '../core/session';
import { Theme, type ThemeChoice } from '../core/theme';
import { Toasts } from '../core/toasts';
import { Icon, type IconName } from '../ui/icon';
import { Avatar } from './avatar';

const THEMES: readonly { value: ThemeChoice; name: string; icon: IconName }[] = [
  { value: 'system', name: 'As the system', icon: 'system' },
  { value: 'light', name: 'Light', icon: 'sun' },
  { value: 'dark', name: 'Dark', icon: 'moon' },
];

type AccountChoice = ThemeChoice | 'settings' | 'sign-out';

/** The menu behind the listener's picture; it opens as soon as it is there. */
@Component({
  selector: 'app-account-choices',
  imports: [Avatar, Icon, Menu, MenuItem, MenuTrigger],
  host: { class: 'relative block' },
  templateUrl: './account-choices.html',
})
export class AccountChoices {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly trigger = viewChild.required<MenuTrigger<AccountChoice>>(MenuTrigger);
  protected readonly theme = inject(Theme);
  protected readonly themes = THEMES;

  readonly listener = input.required<SignedInListener>();

  constructor() {
    afterNextRender(() => this.trigger().open());
  }

  protected choose(choice: AccountChoice | undefined): void {
    if (choice === 'sign-out') void this.signOut();
    else if (choice === 'settings') void this.router.navigateByUrl('/settings');
    else if (choice) this.theme.choose(choice);
  }

  private async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (error) {
      this.toasts.bad(`You are still signed in. ${requestFailure(error).message}`);
      return;
    }
    await this.router.navigateByUrl('/');
  }
}

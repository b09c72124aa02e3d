import { Menu, MenuItem, MenuTrigger } from '@angular/aria/menu';
import { afterNextRender, Component, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { SignedInListener } from '../core/session';
import { signOut } from '../core/sign-out';
import { Theme, type ThemeChoice, THEMES } from '../core/theme';
import { Icon, type IconName } from '../ui/icon';
import { Avatar } from './avatar';

const ICONS: Record<ThemeChoice, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

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
  private readonly signOut = signOut();
  private readonly trigger = viewChild.required<MenuTrigger<AccountChoice>>(MenuTrigger);
  protected readonly theme = inject(Theme);
  protected readonly themes = THEMES.map((theme) => ({ ...theme, icon: ICONS[theme.value] }));

  readonly listener = input.required<SignedInListener>();

  constructor() {
    afterNextRender(() => this.trigger().open());
  }

  protected choose(choice: AccountChoice | undefined): void {
    if (choice === 'sign-out') void this.signOut();
    else if (choice === 'settings') void this.router.navigateByUrl('/settings');
    else if (choice) this.theme.choose(choice);
  }
}

import { Component } from '@angular/core';

/** How your archive is read. */
@Component({ selector: 'app-settings-page', template: '<h1 class="text-3xl">Settings</h1>' })
export class SettingsPage {}

import { Component } from '@angular/core';

/** When and how you listen. */
@Component({ selector: 'app-habits-page', template: '<h1 class="text-3xl">Habits</h1>' })
export class HabitsPage {}

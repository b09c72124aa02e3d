import { Component } from '@angular/core';

/** What you played most, in order. */
@Component({ selector: 'app-top-page', template: '<h1 class="text-3xl">Top</h1>' })
export class TopPage {}

import { Component } from '@angular/core';

/** What the listener's archive tells about one track. */
@Component({ selector: 'app-track-page', template: '<h1 class="text-3xl">Track</h1>' })
export class TrackPage {}

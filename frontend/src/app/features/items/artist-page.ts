import { Component } from '@angular/core';

/** What the listener's archive tells about one artist. */
@Component({ selector: 'app-artist-page', template: '<h1 class="text-3xl">Artist</h1>' })
export class ArtistPage {}

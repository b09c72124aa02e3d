import { Component } from '@angular/core';

/** What the listener's archive tells about one album. */
@Component({ selector: 'app-album-page', template: '<h1 class="text-3xl">Album</h1>' })
export class AlbumPage {}

import { Component } from '@angular/core';

/** How your archive is kept up to date. */
@Component({ selector: 'app-archive-page', template: '<h1 class="text-3xl">Archive health</h1>' })
export class ArchivePage {}

import { Component } from '@angular/core';

/** Every play, newest first. */
@Component({ selector: 'app-history-page', template: '<h1 class="text-3xl">History</h1>' })
export class HistoryPage {}

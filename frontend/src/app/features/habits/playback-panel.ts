import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ChartFigure } from '../../ui/charts/figure';
import { ShareBars } from '../../ui/charts/share-bars';
import { LOCALE } from '../../ui/locale';
import { Notice } from '../../ui/notice';
import type { HabitPlaybackFragment } from './habits.generated';
import { factText, groupedFacts, isNothingExported, type PlaybackFact, playbackFacts, restsOn } from './playback-words';
import {
  countrySpread,
  deviceSpread,
  playsOf,
  type Spread,
  spreadBars,
  spreadSummary,
  spreadTable,
} from './spread-words';

/** How plays were played, and on how much of the data each figure rests. */
@Component({
  selector: 'app-playback-panel',
  imports: [ChartFigure, Notice, RouterLink, ShareBars],
  host: { class: 'block' },
  templateUrl: './playback-panel.html',
})
export class PlaybackPanel {
  private readonly locale = inject(LOCALE);

  readonly playback = input.required<HabitPlaybackFragment>();

  protected readonly nothingExported = computed(() => isNothingExported(this.playback()));
  protected readonly groups = computed(() => {
    const facts = playbackFacts(this.playback(), this.locale);
    return groupedFacts(this.nothingExported() ? facts.filter(({ share }) => share !== null) : facts);
  });
  protected readonly devices = computed(() => this.spread(deviceSpread(this.playback()), 'Device'));
  protected readonly countries = computed(() => this.spread(countrySpread(this.playback(), this.locale), 'Country'));

  protected factText(fact: PlaybackFact): string {
    return factText(fact, this.locale);
  }

  private spread(spread: readonly Spread[], of: string) {
    const basis = { known: playsOf(spread), of: this.playback().plays, kind: 'counted' } as const;
    return {
      isKnown: spread.length > 0,
      bars: spreadBars(spread, this.locale),
      summary: spreadSummary(spread, this.locale),
      table: () => spreadTable(spread, of, this.locale),
      note: restsOn(basis, this.locale),
    };
  }
}

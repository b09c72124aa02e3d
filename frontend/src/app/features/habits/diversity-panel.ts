import { Component, computed, inject, input } from '@angular/core';
import { LOCALE } from '../../ui/locale';
import { diversityLabel, diversityParts } from './diversity-words';
import { ENOUGH_PLAYS } from './habit-words';
import type { HabitDiversityFragment } from './habits.generated';

const RADIUS = 52;
const ROUND = 2 * Math.PI * RADIUS;

/** How varied the plays are: the score, what it is called, and what it is made of. */
@Component({
  selector: 'app-diversity-panel',
  host: { class: 'block' },
  templateUrl: './diversity-panel.html',
})
export class DiversityPanel {
  private readonly locale = inject(LOCALE);
  protected readonly round = ROUND;
  protected readonly radius = RADIUS;
  protected readonly enoughPlays = ENOUGH_PLAYS;

  readonly diversity = input.required<HabitDiversityFragment>();
  readonly totals = input.required<{ plays: number; artists: number; tracks: number }>();

  protected readonly enough = computed(() => this.totals().plays >= ENOUGH_PLAYS);
  protected readonly label = computed(() => diversityLabel(this.diversity()));
  protected readonly parts = computed(() => diversityParts(this.diversity(), this.totals(), this.locale));
  protected readonly arc = computed(() => `${(ROUND * this.diversity().score) / 100} ${ROUND}`);
}

import { Component, computed, inject, input, output } from '@angular/core';
import { CountPipe } from '../../ui/format-pipes';
import { LOCALE } from '../../ui/locale';
import { type Rule, ruleEffects } from './counting-effects';
import type { SettingsQuery } from './settings.generated';

/** The counting rules to choose from, each with what it would do. */
@Component({
  selector: 'app-counting-choice',
  imports: [CountPipe],
  host: { class: 'block' },
  templateUrl: './counting-choice.html',
})
export class CountingChoice {
  private readonly locale = inject(LOCALE);

  /** Undefined until it is known. */
  readonly viewer = input.required<NonNullable<SettingsQuery['viewer']> | undefined>();
  readonly picked = output<Rule>();

  protected readonly effects = computed(() => ruleEffects(this.viewer(), this.locale));
  protected readonly isEmpty = computed(() => this.viewer()?.everything.totals.plays === 0);
}

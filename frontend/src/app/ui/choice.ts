import { Component, input, output } from '@angular/core';

/** One of a few values. */
export interface ChoiceOption {
  value: string;
  name: string;
  /** A second line that explains the value. */
  detail?: string;
}

let choices = 0;

/** Chooses one of a few values that are all seen at once. */
@Component({
  selector: 'app-choice',
  host: { class: 'block' },
  template: `
    <fieldset class="min-w-0">
      <legend class="visually-hidden">{{ label() }}</legend>
      <div class="inline-flex max-w-full flex-wrap gap-1 rounded-3xl bg-sunken p-1">
        @for (option of options(); track option.value) {
          <label
            class="flex min-h-9 cursor-pointer flex-col items-center justify-center rounded-full border border-transparent px-4 py-1 text-center text-sm font-semibold text-ink-soft outline-accent hover:text-ink has-checked:border-line-strong has-checked:bg-surface has-checked:text-ink forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none has-focus-visible:outline-3"
            [class.rounded-2xl]="option.detail"
          >
            <input
              type="radio"
              class="visually-hidden"
              [name]="name"
              [value]="option.value"
              [checked]="option.value === value()"
              (change)="picked.emit(option.value)"
            />
            {{ option.name }}
            @if (option.detail) {
              <span class="text-xs font-normal">{{ option.detail }}</span>
            }
          </label>
        }
      </div>
    </fieldset>
  `,
})
export class Choice {
  /** What is chosen. */
  readonly label = input.required<string>();
  readonly options = input.required<readonly ChoiceOption[]>();
  readonly value = input.required<string>();
  readonly picked = output<string>();

  protected readonly name = `choice-${(choices += 1)}`;
}

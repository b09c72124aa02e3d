import { Component, input } from '@angular/core';

/** One number with its name, both ready to be shown. */
export interface Figure {
  name: string;
  value: string;
}

/** A row of numbers with their names. */
@Component({
  selector: 'app-figures',
  host: { class: 'block' },
  template: `
    <dl class="grid grid-cols-[repeat(auto-fit,minmax(5.25rem,1fr))] gap-x-5 gap-y-4">
      @for (figure of figures(); track figure.name) {
        <div class="flex flex-col-reverse justify-end">
          <dt class="text-sm">{{ figure.name }}</dt>
          <dd class="font-display text-2xl font-semibold tabular-nums sm:text-3xl">{{ figure.value }}</dd>
        </div>
      }
    </dl>
  `,
})
export class Figures {
  readonly figures = input.required<readonly Figure[]>();
}

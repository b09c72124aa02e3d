import { Component } from '@angular/core';

/** How to ask Spotify for the history, in the fewest steps. */
@Component({
  selector: 'app-export-guide',
  host: { class: 'block' },
  template: `
    <section class="card" aria-labelledby="guide-title">
      <h2 id="guide-title" class="text-xl">How to get your history</h2>
      <ol class="mt-4 flex flex-col gap-4">
        @for (step of steps; track step.title; let number = $index) {
          <li class="grid grid-cols-[2rem_minmax(0,1fr)] gap-3">
            <span
              class="flex size-8 items-center justify-center rounded-full bg-accent-soft font-display font-semibold text-accent"
              aria-hidden="true"
              >{{ number + 1 }}</span
            >
            <div>
              <p class="font-semibold">
                @if (step.link; as link) {
                  <a
                    class="link inline-block min-h-6 wrap-anywhere"
                    [href]="link"
                    target="_blank"
                    rel="noopener noreferrer"
                    >{{ step.title }}<span class="visually-hidden"> (opens in a new tab)</span></a
                  >
                } @else {
                  {{ step.title }}
                }
              </p>
              <p class="text-sm text-ink-soft">{{ step.text }}</p>
            </div>
          </li>
        }
      </ol>
    </section>
  `,
})
export class ExportGuide {
  protected readonly steps = [
    {
      title: 'Open spotify.com/account/privacy',
      text: 'Sign in there and scroll to “Download your data”.',
      link: 'https://www.spotify.com/account/privacy/',
    },
    {
      title: 'Tick “Extended streaming history”',
      text: 'Only that one: it has every play since your first, with its exact time. Untick “Account data”, which holds one year only.',
    },
    {
      title: 'Confirm by mail',
      text: 'Spotify sends a mail at once and begins only after you have clicked the button in it.',
    },
    {
      title: 'Wait: days, at most thirty',
      text: 'A second mail brings the link; download it soon, as it expires. Meanwhile your new plays are collected anyway.',
    },
    {
      title: 'Drop the zip here, just as it is',
      text: 'No need to unpack it. You see what is in it before anything is sent; IP addresses and user names are never stored.',
    },
  ];
}

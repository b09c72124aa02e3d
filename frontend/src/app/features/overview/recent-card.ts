import { Component, input } from '@angular/core';
import { EmptyState } from '../../ui/empty-state';
import { type PlayItem, PlayList } from '../../ui/play-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { SectionHeading } from './section-heading';

/** What was played last, as it comes in. */
@Component({
  selector: 'app-recent-card',
  imports: [EmptyState, PlayList, SectionHeading, SkeletonRows],
  host: { class: 'block' },
  template: `
    <section class="card h-full px-3 sm:px-4" aria-labelledby="recent-title">
      <app-section-heading
        class="px-2"
        heading="Recent plays"
        headingId="recent-title"
        link="/history"
        more="All plays"
      />
      @if (plays(); as known) {
        @if (known.length > 0) {
          <app-play-list [plays]="known" [now]="now()" [timeZone]="timeZone()" [fresh]="fresh()" />
        } @else if (coming()) {
          <app-empty-state headline="On their way">Your plays appear here in a moment.</app-empty-state>
        } @else {
          <app-empty-state headline="Nothing yet">Your next play appears here by itself.</app-empty-state>
        }
      } @else {
        <app-skeleton-rows [count]="6" />
      }
    </section>
  `,
})
export class RecentCard {
  /** Newest first; undefined until they are known. */
  readonly plays = input.required<readonly PlayItem[] | undefined>();
  /** The current time, for "3 min. ago". */
  readonly now = input.required<Date>();
  /** The listener's time zone. */
  readonly timeZone = input.required<string>();
  /** Ids of the plays that have come while the page was open. */
  readonly fresh = input.required<ReadonlySet<string>>();
  /** Whether the first plays are on their way. */
  readonly coming = input.required<boolean>();
}

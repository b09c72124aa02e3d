import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Measure } from '../../ui/charts/scale';
import { Cover } from '../../ui/cover';
import { DurationPipe, PlaysPipe } from '../../ui/format-pipes';
import { Movement } from '../../ui/movement';
import type { RankedItem } from '../../ui/ranked-row';

/** The first stands in the middle and highest; on phones alone above the others. */
const PLACES = [
  {
    rank: 1,
    look: 'w-full sm:order-2 sm:w-2/5',
    cover: 'w-44 sm:w-56',
    name: 'text-2xl',
    pedestal: 'h-14 sm:h-28',
  },
  {
    rank: 2,
    look: 'w-[calc(50%-0.5rem)] sm:order-1 sm:w-1/3',
    cover: 'w-28 sm:w-40',
    name: 'text-lg',
    pedestal: 'h-14 sm:h-20',
  },
  {
    rank: 3,
    look: 'w-[calc(50%-0.5rem)] sm:order-3 sm:w-1/3',
    cover: 'w-28 sm:w-40',
    name: 'text-lg',
    pedestal: 'h-14',
  },
];

/** The first three of a top list, or fewer; their outline while they are not known. */
@Component({
  selector: 'app-podium',
  imports: [PlaysPipe, Cover, DurationPipe, Movement, RouterLink],
  host: { class: 'block' },
  templateUrl: './podium.html',
})
export class Podium {
  /** Undefined until the answer is there. */
  readonly items = input<readonly RankedItem[]>();
  readonly by = input.required<Measure>();
  /** Whether the items name those who made them. */
  readonly credited = input.required<boolean>();

  protected readonly places = computed(() => {
    const items = this.items();
    const places = PLACES.map((place, index) => ({ ...place, item: items?.[index] }));
    return items ? places.filter((place) => place.item) : places;
  });
  /** What makes the rank comes first. */
  protected readonly order = computed(() => (this.by() === 'TIME' ? 'flex-row-reverse' : ''));
}

/** How many the podium takes from a list. */
export const PODIUM_PLACES = PLACES.length;

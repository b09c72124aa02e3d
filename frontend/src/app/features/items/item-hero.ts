import { Component, computed, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import { Icon } from '../../ui/icon';

/** Who or what an item is. */
export interface ItemHeadline {
  name: string;
  imageUrl: string | null;
  /** Page at Spotify; null when there is none. */
  spotifyUrl: string | null;
}

/** The head of an item page: picture, name, and the way to all plays and to Spotify. The content stands below the name. */
@Component({
  selector: 'app-item-hero',
  imports: [Cover, Icon, RouterLink],
  host: { class: 'block' },
  templateUrl: './item-hero.html',
})
export class ItemHero {
  /** `Track` */
  readonly kind = input.required<string>();
  /** Undefined until it is known. */
  readonly item = input.required<ItemHeadline | undefined>();
  /** What the history shows of it. */
  readonly plays = input.required<Params>();
  /** Whether the picture is round, as those of artists are. */
  readonly round = input(false);

  protected readonly shape = computed(() => (this.round() ? 'rounded-full' : 'rounded-2xl'));
}

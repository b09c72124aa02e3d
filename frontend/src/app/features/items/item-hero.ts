import { Component, computed, input, resource } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import { coverHue, standInHue } from '../../ui/cover-colour';
import { Icon } from '../../ui/icon';

/** Who or what an item is. */
export interface ItemHeadline {
  name: string;
  imageUrl: string | null;
  /** Page at Spotify; null when there is none. */
  spotifyUrl: string | null;
}

/**
 * The head of an item page: picture, name, and the way to all plays and to Spotify, in the colour of the picture. The
 * content stands below the name.
 */
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
  private readonly picture = computed(
    () => {
      const item = this.item();
      return item && { url: item.imageUrl, name: item.name };
    },
    { equal: (one, other) => one?.url === other?.url && one?.name === other?.name },
  );
  private readonly read = resource({ params: this.picture, loader: ({ params }) => coverHue(params.url, params.name) });
  /** That of the stand-in while the picture is read; null while there is nothing to colour. */
  protected readonly hue = computed(() => {
    const name = this.picture()?.name;
    return name === undefined ? null : (this.read.value() ?? standInHue(name));
  });
}

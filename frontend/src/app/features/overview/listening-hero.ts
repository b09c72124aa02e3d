import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Change } from '../../ui/change';
import { Cover } from '../../ui/cover';
import { formatCount, formatDays, formatDuration, formatPlays } from '../../ui/format';
import { SharePipe } from '../../ui/format-pipes';
import { LOCALE } from '../../ui/locale';
import { durationParts } from './duration-parts';
import { type OverviewStats, trackPicture } from './overview-items';

const NAMES = { plays: 'plays', tracks: 'tracks', artists: 'artists', albums: 'albums' };
const ONE = { plays: 'play', tracks: 'track', artists: 'artist', albums: 'album' };
const KEYS = Object.keys(NAMES) as (keyof typeof NAMES)[];
const COVERS = 3;

/** How much was listened to in a period, against the one before, and what most; equally high before it is known. */
@Component({
  selector: 'app-listening-hero',
  imports: [Change, Cover, RouterLink, SharePipe],
  host: { class: 'block' },
  templateUrl: './listening-hero.html',
})
export class ListeningHero {
  private readonly locale = inject(LOCALE);

  /** Undefined until the answer is there. */
  readonly stats = input<OverviewStats>();

  protected readonly blanks = KEYS.map((key) => NAMES[key]);
  protected readonly figures = computed(() => {
    const { totals, previous } = this.stats() ?? {};
    if (!totals) return [];
    return KEYS.map((key) => ({
      name: totals[key] === 1 ? ONE[key] : NAMES[key],
      value: formatCount(totals[key], this.locale),
      now: totals[key],
      before: previous?.totals[key] ?? null,
    }));
  });
  protected readonly time = computed(() => durationParts(this.stats()?.totals.msPlayed ?? 0, this.locale));
  /** What the period is compared with: `against 13 hr 40 min`, `(27 Sept – 24 Oct 2026)`. */
  protected readonly comparison = computed(() => {
    const { period, totals } = this.stats()?.previous ?? {};
    if (!period?.firstDay || !period.lastDay || !totals?.msPlayed) return undefined;
    return {
      before: totals.msPlayed,
      time: `against ${formatDuration(totals.msPlayed, this.locale)}`,
      days: `(${formatDays(period.firstDay, period.lastDay, this.locale)})`,
    };
  });
  /** The track with most plays. */
  protected readonly favourite = computed(() => {
    const first = this.stats()?.topTracks.edges[0];
    return first && { ...trackPicture(first.node), plays: formatPlays(first.plays, this.locale) };
  });
  /** Covers of the first tracks, the first one last, so that it lies on top; no cover twice. */
  protected readonly covers = computed(() => {
    const tracks = this.stats()?.topTracks.edges.map(({ node }) => trackPicture(node)) ?? [];
    const seen = new Map(tracks.toReversed().map((track) => [track.imageUrl ?? track.id, track]));
    return [...seen.values()].slice(-COVERS);
  });
}

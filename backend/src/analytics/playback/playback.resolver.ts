import { ResolveField, Resolver } from '@nestjs/graphql';
import { passCost } from '../../platform/graphql/complexity';
import { Stats } from '../stats/stats.model';
import { PlaybackFacts } from './playback.model';
import { playbackOf } from './playback-of';

@Resolver(() => Stats)
export class PlaybackResolver {
  @ResolveField(() => PlaybackFacts, {
    description: 'Skips, completion, shuffle, devices, countries and more, as far as sources tell.',
    complexity: passCost,
  })
  async playback({ selectionInTurn }: Stats): Promise<PlaybackFacts> {
    return playbackOf(await selectionInTurn());
  }
}

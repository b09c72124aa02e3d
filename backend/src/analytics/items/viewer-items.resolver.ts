import { Args, ArgsType, Context, Field, ID, ResolveField, Resolver } from '@nestjs/graphql';
import { Album } from '../../catalog/models/album.model';
import { Artist } from '../../catalog/models/artist.model';
import { Track } from '../../catalog/models/track.model';
import type { RequestContext } from '../../platform/graphql/request-context';
import { Viewer } from '../../platform/graphql/viewer.model';
import { ALBUM, ARTIST, TRACK } from './item-kinds';
import { ItemsService } from './items.service';

@ArgsType()
class ItemArgs {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

const NULL = 'Null for everything that the listener has never played, known to others or not, and for what is no id.';

/** Single things, as far as they are in the viewer's history. */
@Resolver(() => Viewer)
export class ViewerItemsResolver {
  constructor(private readonly items: ItemsService) {}

  @ResolveField(() => Track, { nullable: true, description: `A track. ${NULL}` })
  track(@Args() { id }: ItemArgs, @Context() context: RequestContext): Promise<Track | null> {
    return this.items.find(TRACK, id, context);
  }

  @ResolveField(() => Artist, {
    nullable: true,
    description: `An artist of a track, or of an album of a track. ${NULL}`,
  })
  artist(@Args() { id }: ItemArgs, @Context() context: RequestContext): Promise<Artist | null> {
    return this.items.find(ARTIST, id, context);
  }

  @ResolveField(() => Album, { nullable: true, description: `An album. ${NULL}` })
  album(@Args() { id }: ItemArgs, @Context() context: RequestContext): Promise<Album | null> {
    return this.items.find(ALBUM, id, context);
  }
}

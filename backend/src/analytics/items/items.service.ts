import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { History } from '@audiospective/listening';
import { Database } from '../../platform/database/database';
import { keyOfGlobalId } from '../../platform/graphql/global-id';
import type { Node } from '../../platform/graphql/node.model';
import { NodeRegistry } from '../../platform/graphql/node-registry';
import type { RequestContext } from '../../platform/graphql/request-context';
import { ViewerService } from '../../platform/graphql/viewer.service';
import type { PeriodInput } from '../period.input';
import { StatsService } from '../stats/stats.service';
import { isArtistOfAlbums } from './album-artists.query';
import { ALL_TIME } from './all-time';
import { ALBUM, ARTIST, type ItemKind, TRACK } from './item-kinds';
import { itemStatsOf } from './item-stats';
import type { ItemStats } from './item-stats.model';

/** Tracks, artists and albums as one listener knows them. What is not in the listener's own history does not exist. */
@Injectable()
export class ItemsService implements OnModuleInit {
  constructor(
    private readonly stats: StatsService,
    private readonly viewers: ViewerService,
    private readonly nodes: NodeRegistry,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.register(TRACK);
    this.register(ARTIST);
    this.register(ALBUM);
  }

  /** The item with this id; null when the listener has never played it, for ids of other types, and for what is no id. */
  async find<Item>(kind: ItemKind<Item>, id: string, context: RequestContext): Promise<Item | null> {
    const key = keyOfGlobalId(kind.type, id);
    return key === null ? null : this.load(kind, key, context);
  }

  /**
   * What a period says of an item; everything is zero or null for what the listener has not played.
   * @throws ApplicationError BAD_USER_INPUT for a period that no calendar has, UNAUTHENTICATED
   */
  async statsOf<Item>(
    kind: ItemKind<Item>,
    { key, period }: { key: number; period?: PeriodInput | null },
    context: RequestContext,
  ): Promise<ItemStats> {
    const viewer = await this.viewers.requireViewer(context);
    return itemStatsOf(kind, key, this.stats.statsOf(viewer, { period: period ?? ALL_TIME }, context));
  }

  private register<Item extends Node>(kind: ItemKind<Item>): void {
    this.nodes.register(kind.type, (_viewer, key, context) => this.load(kind, key, context));
  }

  private async load<Item>(kind: ItemKind<Item>, key: number, context: RequestContext): Promise<Item | null> {
    const viewer = await this.viewers.requireViewer(context);
    const { history } = await this.stats.statsOf(viewer, { period: ALL_TIME }, context).selection();
    return (await this.knows(history, kind, key)) ? context.loaders.get(kind.loader).load(key) : null;
  }

  /** Artists of whole albums belong to a history too, without a play of their own. */
  private async knows<Item>({ catalogue }: History, { kind, ids }: ItemKind<Item>, key: number): Promise<boolean> {
    if (ids(catalogue).includes(key)) return true;
    return kind === 'ARTISTS' && isArtistOfAlbums(this.database, key, catalogue.albums.id);
  }
}

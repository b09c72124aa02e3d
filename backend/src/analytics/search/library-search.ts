import { Injectable } from '@nestjs/common';
import { type Selection, sumsOf } from '@audiospective/listening';
import type { Viewer } from '../../platform/graphql/viewer.model';
import type { Wanted } from './fit';
import { findNames } from './find-names';
import { LibraryNames, type NamedKind } from './library-names';
import { tracksNamed } from './tracks-named';

/** What to look for in which plays, and how much of it. */
export interface NameSearch {
  selection: Selection;
  wanted: Wanted;
  limit: number;
}

/** Looks for things by name in what a listener has played. */
@Injectable()
export class LibrarySearch {
  constructor(private readonly library: LibraryNames) {}

  /** The indexes of the tracks, artists or albums whose names fit best; those that fit alike by their counted plays. */
  async find({ listenerId }: Viewer, kind: NamedKind, { selection, wanted, limit }: NameSearch): Promise<number[]> {
    const names = await this.library.namesOf(listenerId, selection.history, kind);
    const { plays } = sumsOf(selection, kind);
    const { nameOrder } = nameOrders(selection)[kind];
    const compare = (a: number, b: number) => plays[b]! - plays[a]! || nameOrder[a]! - nameOrder[b]!;
    return findNames({ names, wanted, limit, compare });
  }

  /** The plays of a selection for which every word is in the name of track, artist or album. */
  async narrow({ listenerId }: Viewer, selection: Selection, { words }: Wanted): Promise<Selection> {
    const { history } = selection;
    const namesOf = (kind: NamedKind) => this.library.namesOf(listenerId, history, kind);
    const names = {
      TRACKS: await namesOf('TRACKS'),
      ARTISTS: await namesOf('ARTISTS'),
      ALBUMS: await namesOf('ALBUMS'),
    };
    return selection.narrow({ tracks: await tracksNamed(history.catalogue, names, words) });
  }
}

function nameOrders({ history: { catalogue } }: Selection) {
  return { TRACKS: catalogue.tracks, ARTISTS: catalogue.artists, ALBUMS: catalogue.albums };
}

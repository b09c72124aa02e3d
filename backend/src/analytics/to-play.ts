import { playedAt, type Selection, UNKNOWN } from '@audiospective/listening';
import { toGlobalId } from '../platform/graphql/global-id';
import { type Play, PlaySource } from './play.model';

const SOURCES = [PlaySource.POLL, PlaySource.EXTENDED_EXPORT, PlaySource.ACCOUNT_EXPORT];

/** A row of a history as the API shows it; whether it counts is the rule of the selection. */
export function toPlay(listenerId: number, { history, minimum }: Selection, row: number): Play {
  const { plays, circumstances, catalogue } = history;
  const track = plays.track[row]!;
  const circumstance = plays.circumstance[row]!;
  const ms = plays.msPlayed[row]!;
  const instant = playedAt(plays, row);
  const trackId = catalogue.tracks.id[track]!;
  return {
    id: toGlobalId('Play', `${listenerId}.${instant}.${trackId}`),
    trackId,
    playedAt: new Date(instant),
    msPlayed: ms === UNKNOWN ? null : ms,
    counted: ms === UNKNOWN || ms >= minimum[track]!,
    sources: SOURCES.filter((source) => circumstances.sources[circumstance]! & source),
    contextUri: circumstances.contexts[circumstances.context[circumstance]!] ?? null,
  };
}

import { rememberedBytes } from '@audiospective/listening';
import type { LoadedHistory } from './history-loader';

/** What a string costs beside its characters, in bytes. */
const STRING_OVERHEAD = 24;

/** Bytes that a history holds in memory: its columns and strings, and the most that statistics keep with it. */
export function sizeOf({ history, keys }: LoadedHistory): number {
  const { plays, circumstances, catalogue } = history;
  const { tracks, artists, albums } = catalogue;
  const lists = [tracks.artists, artists.genres];
  const parts = [plays, circumstances, tracks, artists, albums, keys, ...lists].flatMap((part): unknown[] =>
    Object.values(part),
  );
  const columns = parts.filter((part) => ArrayBuffer.isView(part));
  const strings = [circumstances.countries, circumstances.contexts, catalogue.genres].flat();
  return (
    sum(columns.map((column) => column.byteLength)) +
    sum(strings.map(({ length }) => length + STRING_OVERHEAD)) +
    rememberedBytes(history)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

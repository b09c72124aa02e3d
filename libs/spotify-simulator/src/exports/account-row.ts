import type { Catalogue } from '../catalogue/catalogue';
import { spokenItem } from '../catalogue/spoken';
import type { ExportEntry } from './entries';
import { timestamp } from './extended-row';

type Row = Record<string, string | number>;

/** `YYYY-MM-DD HH:MM`, UTC, cut to the minute. */
const minute = (seconds: number) => timestamp(seconds).slice(0, 16).replace('T', ' ');

/** A row of StreamingHistory: names and a minute, no ids. */
export function musicRow(catalogue: Catalogue, { play, ts, msPlayed }: ExportEntry): Row {
  if (play.kind !== 'track') {
    const { name, showName } = spokenItem(catalogue, play.itemNumber);
    return { endTime: minute(ts), artistName: showName, trackName: name, msPlayed };
  }
  const { name, album } = catalogue.track(play.itemNumber);
  return { endTime: minute(ts), artistName: album.artist.name, trackName: name, msPlayed };
}

export function podcastRow(catalogue: Catalogue, { play, ts, msPlayed }: ExportEntry): Row {
  const { name, showName } = spokenItem(catalogue, play.itemNumber);
  return { endTime: minute(ts), podcastName: showName, episodeName: name, msPlayed };
}

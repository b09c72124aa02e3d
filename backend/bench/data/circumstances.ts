import type { Transaction } from '../../src/platform/database/database';
import { playFlags, type PlayDetail, storeDetails } from '../../src/archival/plays/play-details.repository';
import { storeContexts } from '../../src/archival/plays/polled-plays.repository';

const PLATFORMS = [
  'Android OS 11 API 30 (OnePlus, HD1903)',
  'android',
  'ios',
  'windows',
  'OS X 10.15.7 [x86 8]',
  'web_player windows 10;chrome 96.0.4664.45;desktop',
  'Partner sonos_ppc Sonos;Play1',
  'cast',
];
const COUNTRIES = ['DE', 'AT', 'IT', 'GB'];
const REASONS = ['trackdone', 'fwdbtn', 'endplay'];
const CONTEXTS = 2_000;

/** What plays may be played on, where and how; index n of a list is what {@link Circumstances} numbers. */
export interface Circumstances {
  /** Keys of `play_detail`, by {@link detailIndex}. */
  details: readonly number[];
  /** Keys of `play_context`. */
  contexts: readonly number[];
}

export const SKIPPED = REASONS.indexOf('fwdbtn');
export const sizes = { platforms: PLATFORMS.length, countries: COUNTRIES.length, reasons: REASONS.length };

/** Where a combination lies in {@link Circumstances}.details. */
export function detailIndex(platform: number, country: number, reason: number, shuffled: boolean): number {
  return ((platform * COUNTRIES.length + country) * REASONS.length + reason) * 2 + (shuffled ? 1 : 0);
}

/** Writes every combination once. */
export async function storeCircumstances(tx: Transaction): Promise<Circumstances> {
  const details: PlayDetail[] = PLATFORMS.flatMap((platform) =>
    COUNTRIES.flatMap((country) =>
      REASONS.flatMap((reasonEnd) =>
        [false, true].map((shuffled) => ({
          platform,
          country,
          reasonStart: 'trackdone',
          reasonEnd,
          flags: playFlags(shuffled, reasonEnd === REASONS[SKIPPED], false, false),
        })),
      ),
    ),
  );
  const kinds = ['playlist', 'playlist', 'album', 'artist'];
  const uris = Array.from({ length: CONTEXTS }, (_, i) => `spotify:${kinds[i % 4]}:${String(i).padStart(22, '0')}`);
  return { details: await storeDetails(tx, details), contexts: [...(await storeContexts(tx, uris)).values()] };
}

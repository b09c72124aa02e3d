import { DEVICE_KINDS, deviceKind, Fact, UNKNOWN, withFact, type Circumstances } from '@audiospective/listening';
import type { Transaction } from '../../platform/database/database';
import { copyRows } from '../../platform/database/copy-rows';
import { Dictionary } from './dictionary';
import type { CircumstanceKeys } from './play-builder';

/** What `play_detail` says, in the words of a history. */
interface Detail {
  facts: number;
  device: number;
  /** '' when unknown. */
  country: string;
}

const NO_DETAIL: Detail = { facts: 0, device: 0, country: '' };
/** Why a play ended that was heard to its end. */
const HEARD_TO_THE_END = 'trackdone';
/** What Spotify writes for a country that it does not know. */
const NOWHERE = 'ZZ';

/** Reads what combinations of details, contexts and sources mean. */
export async function readCircumstances(tx: Transaction, keys: CircumstanceKeys): Promise<Circumstances> {
  const details = await readDetails(tx, new Set(keys.details));
  const uris = await readContexts(tx, new Set(keys.contexts));
  const detailOf = (id: number) => details.get(id) ?? NO_DETAIL;
  const countries = new Dictionary<string>();
  const contexts = new Dictionary<string>();
  const indexIn = (names: Dictionary<string>, name: string) => (name === '' ? UNKNOWN : names.indexOf(name));
  return {
    length: keys.details.length,
    sources: keys.sources,
    facts: new Uint16Array(keys.details.map((id) => detailOf(id).facts)),
    device: new Uint8Array(keys.details.map((id) => detailOf(id).device)),
    country: new Int16Array(keys.details.map((id) => indexIn(countries, detailOf(id).country))),
    context: keys.contexts.map((id) => indexIn(contexts, uris.get(id) ?? '')),
    countries: countries.values,
    contexts: contexts.values,
  };
}

async function readDetails(tx: Transaction, ids: ReadonlySet<number>): Promise<Map<number, Detail>> {
  const details = new Map<number, Detail>();
  await copyRows(
    tx,
    `SELECT id, platform, country, reason_end, flags::int FROM play_detail WHERE id = ANY('{${[...ids].join()}}'::int[])`,
    (row) => {
      const [country, reason] = [row.text(2), row.text(3)];
      details.set(row.int(0), {
        facts: withFact(row.int(4), Fact.COMPLETED, reason === '' ? null : reason === HEARD_TO_THE_END),
        device: DEVICE_KINDS.indexOf(deviceKind(row.text(1))),
        country: country === NOWHERE ? '' : country,
      });
    },
  );
  return details;
}

async function readContexts(tx: Transaction, ids: ReadonlySet<number>): Promise<Map<number, string>> {
  const uris = new Map<number, string>();
  await copyRows(tx, `SELECT id, uri FROM play_context WHERE id = ANY('{${[...ids].join()}}'::int[])`, (row) =>
    uris.set(row.int(0), row.text(1)),
  );
  return uris;
}

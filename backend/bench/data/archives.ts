import type { Database } from '../../src/platform/database/database';
import { createListener } from '../../test/database';
import { type Catalogue, type CatalogueSize, makeCatalogue } from './catalogue';
import { type Circumstances, storeCircumstances } from './circumstances';
import { type ListenerPlan, playsOf } from './listening';
import { Random } from './random';
import { storeCatalogue } from './store-catalogue';
import { type OwnedPlays, storePlays } from './store-plays';

const CATALOGUE: CatalogueSize = { tracks: 240_000, albums: 64_000, artists: 30_000, genres: 1_500 };
const SEED = 20_261_121;

/** The listeners whose archives grow from 20,000 to 2,000,000 plays. */
export const GROWTH = [20_000, 50_000, 500_000, 1_000_000, 2_000_000] as const;
export type GrowthSize = (typeof GROWTH)[number];

/** Listeners of the measurements by their keys. */
export interface Archives {
  /** One listener of each size, twelve years of listening. */
  bySize: Record<GrowthSize, number>;
  /** 200 listeners with 20,000 to 50,000 plays. */
  many: number[];
  /** 800 listeners with 3,000 plays. */
  small: number[];
  /** The last local day with plays. */
  lastDay: string;
}

const DISTINCT_TRACKS: Record<GrowthSize, number> = {
  20_000: 6_000,
  50_000: 12_000,
  500_000: 60_000,
  1_000_000: 90_000,
  2_000_000: 140_000,
};

interface Person extends ListenerPlan {
  listenerId: number;
}

/** Fills an empty database, in about half a minute per five million plays. The same numbers every time, up to `lastDay`. */
export async function createArchives(database: Database, lastDay: string): Promise<Archives> {
  const catalogue = makeCatalogue(CATALOGUE, SEED);
  await storeCatalogue(database, catalogue);
  const people = async (plans: ListenerPlan[]): Promise<Person[]> => {
    const made: Person[] = [];
    for (const plan of plans) made.push({ ...plan, listenerId: await createListener(database, BERLINER) });
    return made;
  };
  const growth = await people(GROWTH.map((plays) => growthPlan(plays)));
  const many = await people(Array.from({ length: 200 }, (_, i) => usualPlan(i)));
  const small = await people(Array.from({ length: 800 }, (_, i) => smallPlan(i)));
  await storeAll(database, [...growth, ...many, ...small], catalogue, lastDay);
  const ids = (list: Person[]) => list.map(({ listenerId }) => listenerId);
  const bySize = Object.fromEntries(growth.map(({ plays, listenerId }) => [plays, listenerId]));
  return { bySize: bySize as Record<GrowthSize, number>, many: ids(many), small: ids(small), lastDay };
}

const BERLINER = { timeZone: 'Europe/Berlin' };

const growthPlan = (plays: GrowthSize): ListenerPlan => ({
  plays,
  tracks: DISTINCT_TRACKS[plays],
  years: 12,
  seed: SEED + plays,
});

function usualPlan(index: number): ListenerPlan {
  const random = new Random(SEED + index);
  const plays = 20_000 + random.below(30_001);
  return { plays, tracks: Math.round(plays * (0.15 + 0.2 * random.next())), years: 3 + random.below(10), seed: index };
}

const smallPlan = (index: number): ListenerPlan => ({ plays: 3_000, tracks: 900, years: 2, seed: 5_000 + index });

async function storeAll(database: Database, people: Person[], catalogue: Catalogue, lastDay: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('SET LOCAL statement_timeout = 0');
    const circumstances = await storeCircumstances(tx);
    await storePlays(tx, archivesOf(people, { catalogue, circumstances }, lastDay));
    await tx.query('UPDATE archive_state SET version = 1');
  });
  await database.query('ANALYZE play, play_detail, play_context');
}

function* archivesOf(
  people: Person[],
  world: { catalogue: Catalogue; circumstances: Circumstances },
  lastDay: string,
): Generator<OwnedPlays> {
  for (const person of people) yield { listenerId: person.listenerId, plays: playsOf(person, world, lastDay) };
}

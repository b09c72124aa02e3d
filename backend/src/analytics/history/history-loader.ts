import { Injectable } from '@nestjs/common';
import type { Catalogue, Circumstances, History } from '@audiospective/listening';
import { Breather } from '../../platform/breather';
import { Database, type Transaction } from '../../platform/database/database';
import { CatalogueLoader } from './catalogue-loader';
import { type CatalogueChanges, NO_CHANGES, readChanges } from './catalogue.query';
import { readCircumstances } from './circumstances.query';
import { planMonths, rowsOf, type MonthPlan, type Rows } from './month-plan';
import { countPlays, readArchive, readMonths, type Archive } from './month-plays.query';
import { PlayBuilder, type BuiltPlays, type CircumstanceKeys } from './play-builder';

/** A history, and what is needed to bring it up to date. */
export interface LoadedHistory {
  readonly history: History;
  /** Version of the catalogue that it was read at. */
  readonly catalogVersion: string;
  readonly keys: CircumstanceKeys;
}

/** What a load brought; `unsealed` are the months (from January 1970) that had to be read from the plays themselves. */
export interface LoadResult {
  loaded: LoadedHistory;
  unsealed: readonly number[];
}

/** An archive of millions of plays without chunks takes seconds, which is still better than no answer. */
const LOAD_TIMEOUT_MS = 60_000;

/** Reads a history from the database: of what is known already, only what may have changed. */
@Injectable()
export class HistoryLoader {
  constructor(private readonly database: Database) {}

  /** Everything comes from one snapshot of the database. */
  load(listenerId: number, known?: LoadedHistory): Promise<LoadResult> {
    return this.database.snapshot((tx) => new Loading(tx, listenerId, known).run(), LOAD_TIMEOUT_MS);
  }
}

/** One load. */
class Loading {
  private readonly breather = new Breather();
  private readonly before: BuiltPlays | undefined;

  constructor(
    private readonly tx: Transaction,
    private readonly listenerId: number,
    private readonly known?: LoadedHistory,
  ) {
    this.before = known && {
      plays: known.history.plays,
      trackIds: known.history.catalogue.tracks.id,
      circumstances: known.keys,
    };
  }

  async run(): Promise<LoadResult> {
    const archive = await readArchive(this.tx, this.listenerId);
    const { built, unsealed } = await this.plays(archive);
    const circumstances = await this.circumstances(built.circumstances);
    const catalogue = await this.catalogue(built.trackIds, archive);
    const history = this.sameOr({ version: archive.version, plays: built.plays, circumstances, catalogue });
    return { loaded: { history, catalogVersion: archive.catalogVersion, keys: built.circumstances }, unsealed };
  }

  private async plays(archive: Archive): Promise<{ built: BuiltPlays; unsealed: readonly number[] }> {
    const { before, known } = this;
    if (before && known?.history.version === archive.version) return { built: before, unsealed: [] };
    const plan = planMonths(archive, known?.history.version);
    return { built: await this.build(plan, archive), unsealed: plan.unsealed };
  }

  private async build(plan: MonthPlan, archive: Archive): Promise<BuiltPlays> {
    const rows = new Map(plan.kept.map((month) => [month, rowsOf((this.before as BuiltPlays).plays, month)]));
    const builder = new PlayBuilder(await this.lengthOf(plan, archive, rows.values()), this.before);
    let next = 0;
    const copyKeptBefore = (end: number) => {
      for (; next < plan.months.length && (plan.months[next] as number) < end; next++) {
        const kept = rows.get(plan.months[next] as number);
        if (kept) builder.copy(kept.from, kept.to);
      }
    };
    await readMonths(this.tx, this.listenerId, plan, (month, data) => {
      copyKeptBefore(month);
      builder.decode(data);
    });
    copyKeptBefore(Infinity);
    await this.breather.breathe();
    return builder.build(this.breather);
  }

  private async lengthOf(plan: MonthPlan, { chunks }: Archive, kept: Iterable<Rows>): Promise<number> {
    let plays = await countPlays(this.tx, this.listenerId, plan.unsealed);
    for (const month of plan.sealed) plays += chunks.get(month)?.plays ?? 0;
    for (const { from, to } of kept) plays += to - from;
    return plays;
  }

  private async circumstances(keys: CircumstanceKeys): Promise<Circumstances> {
    const { known } = this;
    return known && isSame(known.keys, keys) ? known.history.circumstances : readCircumstances(this.tx, keys);
  }

  private async catalogue(trackIds: Int32Array, archive: Archive): Promise<Catalogue> {
    const { known } = this;
    const changes = known && (await this.changesSince(known.catalogVersion, archive));
    const before = known && changes ? { catalogue: known.history.catalogue, changes } : undefined;
    return new CatalogueLoader(this.tx, this.breather, before).load(trackIds);
  }

  /** What may have changed of what the listener holds; null when that has been forgotten in part. */
  private async changesSince(version: string, archive: Archive): Promise<CatalogueChanges | null> {
    if (BigInt(version) >= BigInt(archive.ownCatalogVersion)) return NO_CHANGES;
    return readChanges(this.tx, version, archive.catalogVersion);
  }

  /** What was worked out from a history can be kept as long as the history itself. */
  private sameOr(history: History): History {
    const before = this.known?.history;
    return before && before.version === history.version && before.catalogue === history.catalogue ? before : history;
  }
}

function isSame(a: CircumstanceKeys, b: CircumstanceKeys): boolean {
  return (['details', 'contexts', 'sources'] as const).every(
    (column) => a[column].length === b[column].length && a[column].every((value, i) => value === b[column][i]),
  );
}

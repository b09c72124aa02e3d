import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/platform/database/data-source';
import { Database } from '../src/platform/database/database';
import { historiesOf } from './history-stores';
import { plainHistory } from './plain-history';

/** A process that keeps histories: told a listener, it answers the history as a request would get it, and seals what it can. */
async function main(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const { load, sealer } = historiesOf(new Database(dataSource));
  process.on('message', (listenerId: number) => {
    void load(listenerId).then(async (history) => {
      await sealer.idle();
      process.send?.(plainHistory(history));
    });
  });
  process.send?.('ready');
}

main(process.argv[2] as string).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

import { type Database, Transaction } from '../src/platform/database/database';

/** Months are sealed in the background, whenever a history has been loaded. */
const SEALING = /INTO play_chunk|FOR UPDATE SKIP LOCKED/;

/** The statements that run while `work` does, those of transactions last; sealing of months left aside. */
export async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const spies = [jest.spyOn(database, 'query'), jest.spyOn(Transaction.prototype, 'query')];
  try {
    await work();
    for (const spy of spies) statements.push(...spy.mock.calls.map(([sql]) => sql));
    return statements.filter((sql) => !SEALING.test(sql));
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

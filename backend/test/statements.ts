import { type Database, Transaction } from '../src/platform/database/database';

/** The statements that run while `work` does, those of transactions last. */
export async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const spies = [jest.spyOn(database, 'query'), jest.spyOn(Transaction.prototype, 'query')];
  try {
    await work();
    for (const spy of spies) statements.push(...spy.mock.calls.map(([sql]) => sql));
    return statements;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

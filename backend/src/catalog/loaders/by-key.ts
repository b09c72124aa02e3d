/** Puts rows into the order of the keys they were asked by. A key without a row is an error of ours: catalogue rows are never deleted. */
export function inKeyOrder<Row extends { key: number }>(keys: readonly number[], rows: readonly Row[]): Row[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => {
    const row = byKey.get(key);
    if (!row) throw new Error(`The catalogue has no row ${key}.`);
    return row;
  });
}

import type { Transaction } from '../../platform/database/database';

/** How a play was played, as far as an export tells; '' and null mean unknown. */
export interface PlayDetail {
  platform: string;
  country: string;
  reasonStart: string;
  reasonEnd: string;
  /** See `playFlags`. */
  flags: number;
}

/** Four yes/no/unknown facts in two bits each: 0 unknown, 1 no, 2 yes; from the lowest: shuffle, skipped, offline, incognito. */
export function playFlags(...facts: [boolean | null, boolean | null, boolean | null, boolean | null]): number {
  return facts.reduce((flags, fact, i) => flags | ((fact === null ? 0 : fact ? 2 : 1) << (2 * i)), 0);
}

const FACTS = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::smallint[]) WITH ORDINALITY
  AS f(platform, country, reason_start, reason_end, flags, place)`;

/** Ids of details in the order of the input, which is distinct. */
export async function storeDetails(tx: Transaction, details: readonly PlayDetail[]): Promise<number[]> {
  if (details.length === 0) return [];
  const values = [
    details.map((detail) => detail.platform),
    details.map((detail) => detail.country),
    details.map((detail) => detail.reasonStart),
    details.map((detail) => detail.reasonEnd),
    details.map((detail) => detail.flags),
  ];
  await tx.query(
    `INSERT INTO play_detail (platform, country, reason_start, reason_end, flags)
     SELECT platform, country, reason_start, reason_end, flags FROM ${FACTS} ORDER BY 1, 2, 3, 4, 5
     ON CONFLICT (platform, country, reason_start, reason_end, flags) DO NOTHING`,
    values,
  );
  const rows = await tx.query<{ id: number }>(
    `SELECT id FROM ${FACTS} JOIN play_detail USING (platform, country, reason_start, reason_end, flags) ORDER BY place`,
    values,
  );
  return rows.map((row) => row.id);
}

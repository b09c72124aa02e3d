import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The compiled program lies in dist/tools/backend/bench/http; the document stays where it is written. */
const DOCUMENT = join(__dirname, '../../../../../backend/bench/http/dashboard.graphql');

/** A period of the dashboard. */
export type DashboardPeriod = 'LAST_4_WEEKS' | 'LAST_12_MONTHS' | 'ALL_TIME';
export const DASHBOARD_PERIODS: DashboardPeriod[] = ['LAST_4_WEEKS', 'LAST_12_MONTHS', 'ALL_TIME'];

/** What the dashboard sends: text and variables. The timeline is that of the last twelve months. */
export function dashboardRequest(period: DashboardPeriod) {
  const query = readFileSync(DOCUMENT, 'utf8');
  return { query, variables: { period: { preset: period }, year: { preset: 'LAST_12_MONTHS' } } };
}

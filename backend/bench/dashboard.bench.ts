import { benchDatabase } from './bench-database';
import { answersOverHttp } from './dashboard/answers-over-http';
import { answersPerSecond } from './dashboard/answers-per-second';
import { firstAnswers } from './dashboard/first-answers';
import { manyListeners } from './dashboard/many-listeners';
import { pagesOverHttp } from './dashboard/pages-over-http';
import { workOfAnAnswer } from './dashboard/work-of-an-answer';
import type { Bench, BenchTable } from './report';

/** The dashboard: in the engine and the database, over HTTP from the real product, kept and not, page by page, and the memory of it all. */
export const bench: Bench = async () => {
  const bench = await benchDatabase();
  const tables: BenchTable[] = [];
  for (const measure of [workOfAnAnswer, answersOverHttp, pagesOverHttp, firstAnswers, answersPerSecond, manyListeners])
    tables.push(await measure(bench));
  return tables;
};

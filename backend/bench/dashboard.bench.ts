import { benchDatabase } from './bench-database';
import { answersOverHttp } from './dashboard/answers-over-http';
import { answersPerSecond } from './dashboard/answers-per-second';
import { firstAnswers } from './dashboard/first-answers';
import { manyListeners } from './dashboard/many-listeners';
import { workOfAnAnswer } from './dashboard/work-of-an-answer';
import type { Bench, BenchTable } from './report';

/** The dashboard's whole query: in the engine and the database, over HTTP from the real product, kept and not, and the memory of it all. */
export const bench: Bench = async () => {
  const bench = await benchDatabase();
  const tables: BenchTable[] = [];
  for (const measure of [workOfAnAnswer, answersOverHttp, firstAnswers, answersPerSecond, manyListeners])
    tables.push(await measure(bench));
  return tables;
};

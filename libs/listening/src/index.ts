export { playedAt } from './bounds';
export { DEVICE_KINDS, deviceKind, type DeviceKind } from './devices';
export type { ListKind } from './entries';
export { Fact, factOf, withFact } from './facts';
export {
  UNKNOWN,
  type Albums,
  type Artists,
  type Catalogue,
  type Circumstances,
  type CountingRule,
  type History,
  type Lists,
  type PlayColumns,
  type Tracks,
} from './history';
export type { Hours } from './hours';
export type { Filter, Question, WeekStart } from './question';
export type { RankBy } from './order';
export { rankOf, topList, type Ranked, type TopPage } from './ranks';
export { Selection } from './selection';
export type { Sums, TrackSums } from './sums';
export { activeDays, distinct, distinctCounts, playSums, type DistinctCounts, type PlaySums } from './totals';
export { offsetAt, pieceAt, zoneOf, type Zone } from './zone';

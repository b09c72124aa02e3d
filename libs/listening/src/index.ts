export { DEVICE_KINDS, type DeviceKind } from './devices';
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
export { Selection } from './selection';
export type { Sums, TrackSums } from './sums';
export { offsetAt, pieceAt, zoneOf, type Zone } from './zone';

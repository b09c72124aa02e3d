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
export type { Filter, Question, WeekStart } from './question';
export type { Zone } from './zone';

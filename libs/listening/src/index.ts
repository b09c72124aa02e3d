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
export type { Sums, TimedSums } from './sums';
export { activeDays, distinct, distinctCounts, playSums, type DistinctCounts, type PlaySums } from './totals';
export { zoneOf, type Zone } from './zone';
export { rememberedBytes } from './remembered-bytes';
export { busiestDay, calendar, type Calendar, type DayOfPlays } from './calendar';
export { clock } from './clock';
export { discovered, discovery, type Discovery, type DiscoveryKind } from './discovery';
export { diversity, DIVERSITY_LABELS, type Diversity, type DiversityLabel } from './diversity';
export { habits, TIMES_OF_DAY, WEEK_HABITS, type Habits, type TimeOfDay, type WeekHabit } from './habits';
export { ItemFacts, type ItemKind } from './items';
export { newestRows, type PlayPosition } from './newest-rows';
export { playback, type Amount, type Completion, type PlaybackFacts } from './playback';
export { sessions, SESSION_GAP_MS, type ListeningSession, type Sessions } from './sessions';
export { streaks, type Streak, type Streaks } from './streaks';
export {
  bucketStarts,
  BUCKETS,
  checkTimeline,
  MAX_BUCKETS,
  timeline,
  TimelineTooLong,
  type Bucket,
  type Timeline,
} from './timeline';
export { sumsOf } from './entries';

/** What a play was played on. The place of a kind in the list is what columns hold. */
export const DEVICE_KINDS = [
  'UNKNOWN',
  'PHONE',
  'TABLET',
  'COMPUTER',
  'WEB_PLAYER',
  'SPEAKER',
  'TV',
  'GAME_CONSOLE',
  'CAR',
  'WATCH',
  'OTHER',
] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

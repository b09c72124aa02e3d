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

/**
 * How Spotify's platform strings give a device away; the first that fits decides. `Partner android_tv Sony;…` is a
 * television before it is Android, `web_player windows 10;…` is a browser before it is a computer.
 */
const SIGNS: readonly (readonly [DeviceKind, RegExp])[] = [
  ['UNKNOWN', /^(not_applicable|unknown)?$/],
  ['GAME_CONSOLE', /playstation|\bps[345]\b|\bscei\b|xbox|nintendo/],
  ['WATCH', /watch|\bwear\b|wear_?os|garmin|fitbit|\bsm-r\d/],
  ['CAR', /\bcar\b|car_?thing|carplay|automotive|android_?auto|tesla/],
  ['WEB_PLAYER', /web_?player/],
  ['TV', /(^|[^a-z])tv([^a-z]|$)|tvos|apple_?tv|tizen|webos|roku|chromecast(?!_audio)/],
  [
    'SPEAKER',
    /speaker|google cast|chromecast_audio|google_home|sonos|\becho|_echo|alexa|amazon_(salmon|fireos)|\bbose/,
  ],
  ['TABLET', /ipad|tablet|\bsm-[tp]\d/],
  ['PHONE', /android|\bios\b|ios_sdk|iphone|ipod|windows ?phone|blackberry/],
  ['COMPUTER', /windows|os ?x\b|macos|linux|chrome ?os/],
];

/** The kind of device behind a platform as an export has it; `UNKNOWN` when it says nothing, `OTHER` when nobody knows it. */
export function deviceKind(platform: string): DeviceKind {
  const text = platform.trim().toLowerCase();
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'OTHER';
}

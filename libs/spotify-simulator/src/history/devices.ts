import { Random } from '../random';

const FORMAT_SWITCH_DAY = Date.parse('2022-10-15') / 86_400_000;

const PHONES = [
  'Android OS 9 API 28 (samsung, SM-G960F)',
  'iOS 14.4 (iPhone12,1)',
  'Android OS 11 API 30 (OnePlus, HD1903)',
];
const COMPUTERS = ['Windows 10 (10.0.18363; x64)', 'OS X 10.15.7 [x86 8]', 'Linux [x86-64 0]'];
const OTHERS = [
  'Partner google cast_tv;Chromecast;;',
  'WebPlayer (websocket RFC6455)',
  'Partner sonos_ppc Sonos;Play1',
];

const NEW_PHONES = ['android', 'ios', 'android'];
const NEW_COMPUTERS = ['windows', 'osx', 'linux'];
const NEW_OTHERS = ['cast', 'web_player', 'sonos'];

/** The `platform` text of an export: long descriptions in the old format, short names since October 2022. */
export function platformOf(random: Random, listenerId: string, day: number): string {
  const isNew = day >= FORMAT_SWITCH_DAY;
  const own = new Random('devices', listenerId).int(0, 2);
  const roll = random.next();
  if (roll < 0.58) return (isNew ? NEW_PHONES : PHONES)[own] ?? 'android';
  if (roll < 0.92) return (isNew ? NEW_COMPUTERS : COMPUTERS)[own] ?? 'windows';
  return random.pick(isNew ? NEW_OTHERS : OTHERS);
}

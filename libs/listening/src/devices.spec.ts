import { deviceKind, type DeviceKind } from './devices';

/** As exports of several years and places have them. */
const PLATFORMS: readonly (readonly [string, DeviceKind])[] = [
  ['', 'UNKNOWN'],
  ['not_applicable', 'UNKNOWN'],
  ['android', 'PHONE'],
  ['ios', 'PHONE'],
  ['Android OS 11 API 30 (Google, Pixel 3a)', 'PHONE'],
  ['Android OS 7.0 API 24 (HUAWEI, VTR-L29)', 'PHONE'],
  ['iOS 13.3.1 (iPhone10,4)', 'PHONE'],
  ['Partner android_sdk HUAWEI;vtr-l29;f87c;8.0.0_arm64-v8a', 'PHONE'],
  ['iOS 12.1 (iPad7,5)', 'TABLET'],
  ['Android-tablet OS 8.1.0 API 27 (samsung, SM-T580)', 'TABLET'],
  ['osx', 'COMPUTER'],
  ['OS X 10.13.6 [x86 8]', 'COMPUTER'],
  ['windows', 'COMPUTER'],
  ['Windows 10 (10.0.19044; x64; AppX)', 'COMPUTER'],
  ['Linux [x86-64 0]', 'COMPUTER'],
  ['web_player', 'WEB_PLAYER'],
  ['web_player windows 10;chrome 87.0.4280.88;desktop', 'WEB_PLAYER'],
  ['web_player osx 10.15.7;chrome 105.0.0.0;desktop', 'WEB_PLAYER'],
  ['WebPlayer (websocket RFC6455)', 'WEB_PLAYER'],
  ['Partner google cast;Google_Home;;2.0.0-342-92f0147--1.30.111204', 'SPEAKER'],
  ['Partner google cast_voice;Google_Home;;5.10.0--1.56.500000', 'SPEAKER'],
  ['Partner google cast;Chromecast_Audio;;1.30', 'SPEAKER'],
  ['Partner sonos_ppc Sonos;ZP120', 'SPEAKER'],
  ['Partner amazon_fireos Amazon;Echo_Dot', 'SPEAKER'],
  ['Partner google cast_tv;Chromecast;;1.22.77272', 'TV'],
  ['Partner webos_tv lg;55sk8500pla;;', 'TV'],
  ['Partner tizen_tv samsung;qa65q7fam', 'TV'],
  ['Partner android_tv Sony;BRAVIA_4K', 'TV'],
  ['tizen', 'TV'],
  ['Partner SCEI sony_tv;ps4;;', 'GAME_CONSOLE'],
  ['playstation', 'GAME_CONSOLE'],
  ['Partner microsoft xbox_one', 'GAME_CONSOLE'],
  ['Partner tesla Tesla;model3', 'CAR'],
  ['iOS 9.0 (Watch6,2)', 'WATCH'],
  ['Android OS 11 API 30 (samsung, SM-R870)', 'WATCH'],
  ['cast', 'OTHER'],
  ['Partner denon heos', 'OTHER'],
];

describe('deviceKind', () => {
  it.each(PLATFORMS)('takes %j for %s', (platform, kind) => {
    expect(deviceKind(platform)).toBe(kind);
  });
});

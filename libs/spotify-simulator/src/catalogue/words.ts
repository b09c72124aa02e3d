/** Raw material of invented names. Nothing here is the name of a real artist. */
export const ONSETS = 'b d f g h j k l m n p r s t v w z b d k l m n r s t v br cl dr fl gr pl st tr th sh'.split(' ');
export const VOWELS = 'a e i o u a e i o a e i o u ia ea ou'.split(' ');
export const CODAS = ['', '', '', '', 'l', 'n', 'r', 's', 'm', 'x', 'n', 'th', 'rk'];
export const NAME_ENDINGS = [
  'sen',
  'ova',
  'elli',
  'quist',
  'mere',
  'wick',
  'ard',
  'ando',
  'isz',
  'vale',
  'enko',
  'ström',
];
export const BAND_NOUNS = (
  'Assembly Atlas Avenue Bureau Canopy Carousel Choir Circuit Committee Compass Daylight Drift Ensemble Estuary ' +
  'Foxglove Furnace Gallery Harbour Hotline Inventory Junction Kiosk Laundry Lighthouse Machine Meridian Motel ' +
  'Observatory Orchard Parade Pavilion Postcard Quartet Reservoir Satellites Signal Sisters Society Summit Tide ' +
  'Tramway Union Vandals Weather Workshop'
).split(' ');

export const ADJECTIVES = (
  'Amber Bitter Borrowed Broken Careful Common Copper Crooked Distant Early Electric Empty Endless Faded Final ' +
  'Foreign Gentle Golden Half Hidden Hollow Idle Little Lonely Lost Lucky Modern Northern Open Ordinary Paper ' +
  'Patient Perfect Plastic Private Quiet Restless Second Secret Seven Silver Simple Slow Softer Southern Stolen ' +
  'Strange Summer Sudden Tender Velvet Violet Warm Wild Winter Wooden Yellow'
).split(' ');

export const NOUNS = (
  'Airport Alphabet Anchor Animal Answer Apartment Avalanche Balcony Basement Bicycle Bridge Camera Candle Cathedral ' +
  'Ceiling Citizen Coast Colour Corner Country Curtain Dancer Departure Diary Doorway Echo Elevator Engine Escape ' +
  'Evening Feather Fever Film Fire Floor Flower Forest Fountain Garden Ghost Glass Gravity Hallway Heart Highway ' +
  'Holiday Horizon Hour House Island Kitchen Ladder Lantern Letter Library Light Machine Map Memory Midnight Mirror ' +
  'Monday Morning Motor Mountain Museum Neighbour Number Ocean Painting Paper Passenger Picture Pilot Planet Poem ' +
  'Promise Radio Railway Rain River Road Room Rooftop Sailor School Season Shadow Ship Shoulder Silence Sky Sleep ' +
  'Snow Song Station Stone Storm Stranger Street Sugar Sun Swimmer Telephone Theatre Thunder Ticket Tomorrow Tower ' +
  'Train Umbrella Valley Voice Water Weather Weekend Window Winter Wolf Year'
).split(' ');

export const VERBS = (
  'Answering Asking Breathing Building Burning Calling Chasing Counting Dancing Dreaming Driving Drowning Falling ' +
  'Fighting Finding Floating Following Forgetting Growing Hiding Holding Keeping Leaving Letting Living Looking ' +
  'Losing Making Missing Moving Painting Reading Running Sailing Shaking Sleeping Speaking Standing Staying ' +
  'Swimming Talking Turning Waiting Waking Walking Watching Wishing'
).split(' ');

export const KATAKANA =
  'ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ノ ハ ヒ フ ホ マ ミ ム メ モ ヤ ユ ヨ ラ リ ル レ ロ'.split(
    ' ',
  );
export const KANJI = '雨 音 海 影 風 雲 月 光 夜 空 森 星 雪 道 時 夢 花 鳥 青 白 橋 街 窓 波'.split(' ');
export const HANGUL = '가 나 다 라 마 바 사 아 자 하 고 노 도 로 모 보 소 오 조 호 구 누 두 루 무 부 수 우 주 후'.split(
  ' ',
);
export const ARABIC = 'با تا را سا نا ما لا دا ري سي ني مي لي دي رو سو نو مو لو دو'.split(' ');
export const HEBREW = 'בא גל דר הו זמ טל יר כנ לי מו נע סו עד פר צי קו רו שי תמ'.split(' ');
export const CYRILLIC = 'бе ва го ди жу зо ка ле ми но пу ра со ти фе хо чи ша'.split(' ');
export const EMOJI = ['🌙', '🛰️', '🪩', '🌊', '🔥', '🫧', '🦊', '☂️', '👩‍🚀', '🏳️‍🌈'];

export interface GenreFamily {
  genres: readonly string[];
  /** Earliest year an artist of this family may have started. */
  since: number;
}

export const GENRE_FAMILIES: readonly GenreFamily[] = [
  { genres: ['indie pop', 'bedroom pop', 'dream pop', 'chamber pop'], since: 1984 },
  { genres: ['indie rock', 'post-punk', 'shoegaze', 'garage rock'], since: 1978 },
  { genres: ['pop', 'dance pop', 'electropop', 'synthpop'], since: 1979 },
  { genres: ['techno', 'minimal techno', 'deep house', 'melodic house'], since: 1988 },
  { genres: ['ambient', 'drone', 'modern classical', 'electroacoustic'], since: 1974 },
  { genres: ['hip hop', 'underground hip hop', 'jazz rap', 'lo-fi beats'], since: 1986 },
  { genres: ['r&b', 'neo soul', 'alternative r&b', 'funk'], since: 1970 },
  { genres: ['jazz', 'nu jazz', 'vocal jazz', 'jazz fusion'], since: 1962 },
  { genres: ['folk', 'indie folk', 'singer-songwriter', 'freak folk'], since: 1966 },
  { genres: ['metal', 'progressive metal', 'black metal', 'sludge metal'], since: 1982 },
  { genres: ['classic rock', 'psychedelic rock', 'soft rock', 'art rock'], since: 1964 },
  { genres: ['drum and bass', 'uk garage', 'breakbeat', 'dubstep'], since: 1992 },
  { genres: ['reggae', 'dub', 'afrobeat', 'highlife'], since: 1968 },
  { genres: ['bossa nova', 'mpb', 'cumbia', 'latin alternative'], since: 1964 },
  { genres: ['punk', 'hardcore punk', 'emo', 'math rock'], since: 1977 },
  { genres: ['country', 'americana', 'alt-country', 'bluegrass'], since: 1965 },
  { genres: ['classical', 'baroque', 'choral', 'solo piano'], since: 1975 },
  { genres: ['city pop', 'j-rock', 'k-indie', 'shibuya-kei'], since: 1979 },
  { genres: ['soundtrack', 'video game music', 'trip hop', 'downtempo'], since: 1990 },
];

import { Random } from '../random';

export interface CoverOrder {
  seed: number;
  /** Id of the album, artist or listener. */
  id: string;
  /** Width and height in pixels. */
  size: number;
  /** Portraits have a face-like centre, covers a composition of shapes. */
  isRound: boolean;
}

type Painter = (random: Random, ink: string, accent: string) => string;

const n = (value: number) => value.toFixed(1);

const PAINTERS: readonly Painter[] = [
  function rings(random, ink) {
    const [x, y] = [random.int(20, 80), random.int(20, 80)];
    const circles = Array.from(
      { length: random.int(4, 9) },
      (_, ring) => `<circle cx="${x}" cy="${y}" r="${8 + ring * 9}"/>`,
    );
    return `<g fill="none" stroke="${ink}" stroke-width="${n(1 + random.next() * 3)}" opacity=".75">${circles.join('')}</g>`;
  },
  function hills(random, ink, accent) {
    const layer = (base: number, colour: string) =>
      `<path d="M0 100V${base}C25 ${base - random.int(5, 25)} 40 ${base + random.int(5, 20)} 60 ${base}S90 ${base - 18} 100 ${base}V100Z" ` +
      `fill="${colour}" opacity=".8"/>`;
    return (
      `<circle cx="${random.int(25, 75)}" cy="${random.int(18, 40)}" r="${random.int(8, 16)}" fill="${accent}"/>` +
      layer(62, ink) +
      layer(80, accent)
    );
  },
  function bars(random, ink, accent) {
    const bar = (_: unknown, at: number) => {
      const height = random.int(10, 80);
      return `<rect x="${8 + at * 11}" y="${50 - height / 2}" width="6" height="${height}" rx="3" fill="${at % 3 ? ink : accent}"/>`;
    };
    return Array.from({ length: 8 }, bar).join('');
  },
  function tiles(random, ink, accent) {
    const shapes = Array.from({ length: 16 }, (_, at) => {
      const [x, y] = [(at % 4) * 25, Math.floor(at / 4) * 25];
      const quarter = `<path d="M0 0H25A25 25 0 0 1 0 25Z" transform="translate(${x} ${y}) rotate(${random.int(0, 3) * 90} 12.5 12.5)"/>`;
      return random.chance(0.75) ? `<g fill="${random.chance(0.6) ? ink : accent}">${quarter}</g>` : '';
    });
    return `<g opacity=".85">${shapes.join('')}</g>`;
  },
  function orbit(random, ink, accent) {
    const turn = random.int(0, 180);
    return (
      `<circle cx="50" cy="50" r="${random.int(16, 26)}" fill="${accent}"/>` +
      `<g fill="none" stroke="${ink}" stroke-width="1.5" transform="rotate(${turn} 50 50)"><ellipse cx="50" cy="50" rx="42" ry="14"/>` +
      `<ellipse cx="50" cy="50" rx="36" ry="30"/></g><circle cx="${random.int(10, 90)}" cy="${random.int(8, 30)}" r="3" fill="${ink}"/>`
    );
  },
  function stripes(random, ink, accent) {
    const stripe = (_: unknown, at: number) =>
      `<rect x="-60" y="${at * 16}" width="220" height="${random.int(3, 11)}" fill="${at % 2 ? ink : accent}"/>`;
    return `<g transform="rotate(${random.int(-60, 60)} 50 50)" opacity=".8">${Array.from({ length: 9 }, stripe).join('')}</g>`;
  },
];

function portrait(random: Random, ink: string, accent: string): string {
  const hair = random.int(24, 34);
  return (
    `<circle cx="50" cy="44" r="${hair}" fill="${ink}" opacity=".85"/><circle cx="50" cy="48" r="20" fill="${accent}"/>` +
    `<path d="M14 100C16 76 32 70 50 70S84 76 86 100Z" fill="${ink}"/>`
  );
}

/** An SVG picture that follows from the id alone: a gradient and one of several compositions. */
export function cover({ seed, id, size, isRound }: CoverOrder): string {
  const random = new Random(seed, 'cover', id);
  const hue = random.int(0, 359);
  const other = (hue + random.pick([28, 60, 150, 180, 205])) % 360;
  const isDark = random.chance(0.55);
  const ink = `hsl(${other} ${random.int(40, 80)}% ${isDark ? 82 : 22}%)`;
  const accent = `hsl(${(hue + 40) % 360} ${random.int(60, 90)}% ${isDark ? 60 : 52}%)`;
  const from = `hsl(${hue} ${random.int(35, 70)}% ${isDark ? 20 : 84}%)`;
  const to = `hsl(${other} ${random.int(35, 70)}% ${isDark ? 34 : 66}%)`;
  const paint = isRound ? portrait : random.pick(PAINTERS);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">` +
    `<defs><linearGradient id="g-${id}" gradientTransform="rotate(${random.int(0, 90)})"><stop offset="0" stop-color="${from}"/>` +
    `<stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="100" height="100" fill="url(#g-${id})"/>` +
    `${paint(random, ink, accent)}</svg>`
  );
}

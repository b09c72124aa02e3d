import { coverArt } from './cover-art';

const SIDE = 24;
const HUE_STEPS = 36;
/** Below this chroma a colour is seen as a grey. */
const GREY = 0.03;
const WAIT_MS = 4000;

const known = new Map<string, Promise<number>>();

/**
 * The hue (degrees of OKLCH) that stands out in a cover, for the `tinted` utility; that of its stand-in while the picture
 * is missing, grey, or not to be read. Asking again for one cover costs nothing.
 */
export function coverHue(url: string | null, name: string): Promise<number> {
  if (url === null) return Promise.resolve(standInHue(name));
  const before = known.get(url);
  if (before) return before;
  const hue = readPixels(url).then((pixels) => (pixels && dominantHue(pixels)) ?? standInHue(name));
  known.set(url, hue);
  return hue;
}

/** The hue of what stands in for the cover of `name`; known at once. */
export function standInHue(name: string): number {
  const { from } = coverArt(name);
  const rgb = [1, 3, 5].map((at) => Number.parseInt(from.slice(at, at + 2), 16));
  return Math.round(oklch(rgb[0] ?? 0, rgb[1] ?? 0, rgb[2] ?? 0).hue);
}

/** The hue with most colour in `pixels` (red, green, blue, alpha each); null for a picture in greys. */
export function dominantHue(pixels: ArrayLike<number>): number | null {
  const weights = new Array<number>(HUE_STEPS).fill(0);
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) < 128) continue;
    const { chroma, hue } = oklch(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    if (chroma < GREY) continue;
    const step = Math.floor((hue / 360) * HUE_STEPS) % HUE_STEPS;
    weights[step] = (weights[step] ?? 0) + chroma;
  }
  // Neighbours count half, so that a hue on the border of two steps is not halved.
  const smooth = weights.map((weight, step) => weight + (near(weights, step - 1) + near(weights, step + 1)) / 2);
  const most = Math.max(...smooth);
  return most === 0 ? null : ((smooth.indexOf(most) + 0.5) * 360) / HUE_STEPS;
}

function near(weights: readonly number[], step: number): number {
  return weights[(step + HUE_STEPS) % HUE_STEPS] ?? 0;
}

/** Chroma and hue of an sRGB colour, after Björn Ottosson's OKLab. */
export function oklch(red: number, green: number, blue: number): { lightness: number; chroma: number; hue: number } {
  const [r, g, b] = [red, green, blue].map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { lightness, chroma: Math.hypot(a, bb), hue: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360 };
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** A small copy of the picture; null when it does not load in time, or its host does not let it be read. */
async function readPixels(url: string): Promise<Uint8ClampedArray | null> {
  const picture = await load(url);
  const context = picture && smallCanvas().getContext('2d', { willReadFrequently: true });
  if (!picture || !context) return null;
  try {
    context.drawImage(picture, 0, 0, SIDE, SIDE);
    return context.getImageData(0, 0, SIDE, SIDE).data;
  } catch {
    return null;
  }
}

function load(url: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const picture = new Image(SIDE, SIDE);
    picture.crossOrigin = 'anonymous';
    picture.referrerPolicy = 'no-referrer';
    picture.onload = () => resolve(picture);
    picture.onerror = () => resolve(null);
    setTimeout(() => resolve(null), WAIT_MS);
    picture.src = url;
  });
}

function smallCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  return canvas;
}

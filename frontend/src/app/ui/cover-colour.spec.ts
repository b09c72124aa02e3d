import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { coverHue, dominantHue, oklch, standInHue } from './cover-colour';

const RED = [220, 30, 30, 255];
const BLUE = [30, 60, 220, 255];
const GREY = [128, 128, 128, 255];
const CLEAR_GREEN = [0, 255, 0, 0];

function picture(...parts: [colour: number[], count: number][]): number[] {
  return parts.flatMap(([colour, count]) => new Array<number[]>(count).fill(colour).flat());
}

describe('the hue of a cover', () => {
  it('is that of most of its colour, not that of its greys or of what is clear', () => {
    expect(dominantHue(picture([RED, 30], [BLUE, 10], [GREY, 500], [CLEAR_GREEN, 900]))).toBeCloseTo(25, -1);
    expect(dominantHue(picture([RED, 5], [BLUE, 40]))).toBeCloseTo(264, -1);
  });

  it('is none in greys', () => {
    expect(dominantHue(picture([GREY, 10], [[0, 0, 0, 255], 10]))).toBeNull();
    expect(dominantHue([])).toBeNull();
  });

  it('is one of the circle, whatever the picture', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (pixels) => {
        const hue = dominantHue(pixels);
        expect(hue === null || (hue >= 0 && hue < 360)).toBe(true);
      }),
    );
  });

  it('is that of the stand-in where there is no picture', async () => {
    expect(await coverHue(null, 'Paper Lanterns')).toBe(standInHue('Paper Lanterns'));
    expect(oklch(255, 0, 0).hue).toBeCloseTo(29.2, 0);
  });
});

describe('text on a tint', () => {
  const pieces = readFileSync(`${__dirname}/../../styles/pieces.css`, 'utf8');
  const tokens = readFileSync(`${__dirname}/../../styles/tokens.css`, 'utf8');

  /** Lightness, chroma and turn of the hue of both sides of a tint, as the utility has them. */
  function tint(name: string): { lightness: number; chroma: number; turn: number }[] {
    const line = new RegExp(`${name}: light-dark\\((.*)\\);`).exec(pieces)?.[1] ?? '';
    return [...line.matchAll(/oklch\(([\d.]+) ([\d.]+) [^)]*?var\(--hue\)(?: \+ (\d+))?/g)].map((match) => ({
      lightness: Number(match[1]),
      chroma: Number(match[2]),
      turn: Number(match[3] ?? 0),
    }));
  }

  function token(name: string): string[] {
    return (new RegExp(`${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? []).slice(1);
  }

  it.each(['--ink', '--ink-soft', '--accent'])('in %s is AA for every hue, by day and by night', (text) => {
    for (const name of ['--tint', '--tint-deep']) {
      expect(tint(name)).toHaveLength(2);
      tint(name).forEach(({ lightness, chroma, turn }, theme) => {
        const ink = luminanceOfHex(token(text)[theme] ?? '');
        for (let hue = 0; hue < 360; hue += 1) {
          const ground = luminance(lightness, chroma, hue + turn);
          const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
          expect({ name, theme, hue, ok: contrast >= 4.5 }).toEqual({ name, theme, hue, ok: true });
        }
      });
    }
  });
});

/** Relative luminance of an OKLCH colour, its parts cut to what a screen can show. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const [a, b] = [Math.cos((hue * Math.PI) / 180), Math.sin((hue * Math.PI) / 180)].map((part) => part * chroma);
  const l = (lightness + 0.3963377774 * a! + 0.2158037573 * b!) ** 3;
  const m = (lightness - 0.1055613458 * a! - 0.0638541728 * b!) ** 3;
  const s = (lightness - 0.0894841775 * a! - 1.291485548 * b!) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const cut = (part: number) => Math.min(1, Math.max(0, part));
  return 0.2126 * cut(red) + 0.7152 * cut(green) + 0.0722 * cut(blue);
}

function luminanceOfHex(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

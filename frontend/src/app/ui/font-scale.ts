const USUAL_ROOT_FONT_SIZE = 16;

/** How much larger than usual the reader has set all text; what is laid out in pixels grows by it. */
export function fontScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return size > 0 ? size / USUAL_ROOT_FONT_SIZE : 1;
}

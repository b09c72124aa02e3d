import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { nextFrame } from './tasks';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The least width and height of what can be pressed, in CSS pixels: WCAG 2.2, 2.5.8. */
const SMALLEST_TARGET = 24;

/** What axe finds against WCAG 2.2 AA. No page has a frame: what axe would open a second page for, for every one of them. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .analyze();
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 5)
        .join(', ')}`,
  );
}

/** By how many pixels the page is wider than the screen, once its charts have taken the width of their place. */
export async function overflow(page: Page): Promise<number> {
  await nextFrame(page);
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** The same in words; nothing where the page fits. */
export async function tooWide(page: Page): Promise<string[]> {
  const pixels = await overflow(page);
  return pixels > 0 ? [`${pixels} px wider than the screen`] : [];
}

/**
 * What can be pressed but is too small for a finger, and has something else to press nearer than that. Links within a
 * sentence may be as high as their line.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const pressable = 'a[href], button, input, select, textarea, summary, [role=tab], [role=menuitem], [role=option]';
    const inSentence = (element: Element) => {
      const text = element.closest('p, li, dd, td, figcaption')?.textContent?.trim() ?? '';
      return element.matches('a, button') && text.length > (element.textContent?.trim().length ?? 0);
    };
    const shown = [...document.querySelectorAll(pressable)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box, element }) => box.width > 1 && box.height > 1 && !element.closest('.visually-hidden'));
    return shown
      .filter(({ box }) => box.width < smallest || box.height < smallest)
      .filter(({ element }) => !inSentence(element))
      .filter(({ element, box }) => shown.some((other) => other.element !== element && near(box, other.box)))
      .map(
        ({ element, box }) => `${element.outerHTML.slice(0, 120)} ${Math.round(box.width)} × ${Math.round(box.height)}`,
      );

    /** Whether circles of the smallest size around both would touch. */
    function near(one: DOMRect, other: DOMRect): boolean {
      const dx = one.x + one.width / 2 - Math.max(other.left, Math.min(one.x + one.width / 2, other.right));
      const dy = one.y + one.height / 2 - Math.max(other.top, Math.min(one.y + one.height / 2, other.bottom));
      return Math.hypot(dx, dy) < smallest / 2;
    }
  }, SMALLEST_TARGET);
}

/** Names of animations that run although the listener asked for stillness. */
export function motion(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : animation.id || 'transition')),
  );
}

/** What has the focus, when something else covers it whole or it lies outside of the screen: WCAG 2.2, 2.4.11. */
export function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.matches('main')) return null;
    // A hidden input of a styled choice is shown by its label.
    const shown = focused.matches('input') ? (focused.closest('label') ?? focused) : focused;
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.1, 0.5, 0.9].map((y) => [left + x * (right - left), top + y * (bottom - top)] as const),
    );
    const seen = points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (shown.contains(top) || top.contains(shown) || top.closest('label') === shown);
    });
    return seen ? null : focused.outerHTML.slice(0, 160);
  });
}

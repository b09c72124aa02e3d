import type { ComponentFixture } from '@angular/core/testing';

/** Reads a chart as its user does: by keys, or by pointing. */
export class ChartUnderTest {
  private readonly chart: HTMLElement;

  constructor(
    private readonly fixture: ComponentFixture<unknown>,
    place = 0,
  ) {
    const host = fixture.nativeElement as HTMLElement;
    const chart = host.querySelectorAll<HTMLElement>('[role="slider"]')[place];
    if (!chart) throw new Error('There is no chart.');
    this.chart = chart;
  }

  /** The value that is read, as a screen reader says it. */
  get said(): string | null {
    return this.chart.getAttribute('aria-valuetext');
  }

  /** Presses keys after each other; answers with what is read then. */
  async press(...keys: string[]): Promise<string | null> {
    for (const key of keys) {
      this.chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await this.fixture.whenStable();
    }
    return this.said;
  }

  /** Points at a place, in pixels from the upper left corner; answers with what is read there. */
  async point(x: number, y: number): Promise<string | null> {
    this.chart.dispatchEvent(new MouseEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
    await this.fixture.whenStable();
    return this.said;
  }

  /** Presses and lets go; `pointerType` as of pointer events. */
  async click(x: number, y: number, pointerType = 'mouse'): Promise<void> {
    const place = { clientX: x, clientY: y, bubbles: true };
    this.chart.dispatchEvent(Object.assign(new MouseEvent('pointerdown', place), { pointerType }));
    this.chart.dispatchEvent(new MouseEvent('click', place));
    await this.fixture.whenStable();
  }
}

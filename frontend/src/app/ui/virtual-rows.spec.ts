import { Component, computed, signal } from '@angular/core';
import * as fc from 'fast-check';
import { show } from '../../testing/piece-under-test';
import { VirtualRow, VirtualRows } from './virtual-rows';
import { RowOffsets } from './virtual-window';

describe('rows below each other', () => {
  it('are found by what of them is in view', () => {
    const offsets = new RowOffsets(100, (index) => (index % 10 === 0 ? 40 : 10));
    expect(offsets.topOf(11)).toBe(170);
    expect(offsets.height).toBe(1300);
    expect(offsets.window(0, 100, 0)).toEqual({ first: 0, end: 8 });
    expect(offsets.window(130, 175, 1)).toEqual({ first: 9, end: 13 });
    expect(offsets.window(5000, 6000, 2)).toEqual({ first: 97, end: 100 });
  });

  it('in view are never missed, whatever their heights', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(heights, fc.nat(20_000), fc.nat(1000), (all, from, tall) => {
        const offsets = new RowOffsets(all.length, (index) => all[index] ?? 0);
        const { first, end } = offsets.window(from, from + tall, 0);
        all.forEach((height, index) => {
          const top = offsets.topOf(index);
          if (top + height > from && top < from + tall) expect(index >= first && index < end).toBe(true);
        });
      }),
    );
  });
});

const total = signal<number | null>(null);
const loaded = signal(0);
const asked = jest.fn();

@Component({
  imports: [VirtualRow, VirtualRows],
  template: `
    <app-virtual-rows label="Plays" [count]="total()" [rowHeight]="100" (more)="asked(items().length)">
      <button *appVirtualRow="let item of items(); let index = index">{{ index }} is {{ item }}</button>
    </app-virtual-rows>
  `,
})
class Rows {
  readonly total = total;
  readonly items = computed(() => Array.from({ length: loaded() }, (_, index) => `row ${index}`));
  readonly asked = asked;
}

describe('virtual rows', () => {
  let fromTop = 0;

  beforeEach(() => {
    fromTop = 0;
    asked.mockClear();
    jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => ({ top: -fromTop }) as DOMRect);
  });

  async function open(count: number, all: number | null) {
    loaded.set(count);
    total.set(all);
    const { fixture, element } = await show(Rows, {});
    const scroll = async (top: number) => {
      fromTop = top;
      window.dispatchEvent(new Event('scroll'));
      await fixture.whenStable();
    };
    const shown = () => [...element.querySelectorAll('[role="listitem"]')];
    return { fixture, element, scroll, shown };
  }

  it('are only those in view and a few more, at their places', async () => {
    const { shown, scroll } = await open(5000, 5000);
    expect(shown().length).toBeLessThan(30);
    expect(shown()[0]?.textContent.trim()).toBe('0 is row 0');
    await scroll(100_000);
    expect(shown().length).toBeLessThan(30);
    const row = shown().find((one) => one.textContent.includes('row 1003'));
    expect(row?.getAttribute('aria-posinset')).toBe('1004');
    expect(row?.getAttribute('aria-setsize')).toBe('5000');
    expect((row as HTMLElement).style.top).toBe('100300px');
  });

  it('keep the one with the focus and its neighbours', async () => {
    const { element, shown, scroll } = await open(5000, 5000);
    document.body.append(element);
    const button = shown()[2]?.querySelector('button');
    button?.focus();
    await scroll(100_000);
    expect(document.activeElement).toBe(button);
    expect(
      shown()
        .slice(0, 4)
        .map((row) => row.getAttribute('aria-posinset')),
    ).toEqual(['2', '3', '4', '995']);
    element.remove();
  });

  it('ask for more when the end of what is loaded comes near, once', async () => {
    const { fixture, scroll } = await open(100, null);
    expect(asked).not.toHaveBeenCalled();
    await scroll(8000);
    await scroll(8100);
    expect(asked.mock.calls).toEqual([[100]]);
    loaded.set(150);
    await fixture.whenStable();
    await scroll(13_000);
    expect(asked.mock.calls).toEqual([[100], [150]]);
  });

  it('ask for nothing when all are there', async () => {
    const { scroll } = await open(100, 100);
    await scroll(10_000);
    expect(asked).not.toHaveBeenCalled();
  });

  it('are all there on paper, and only those in view afterwards', async () => {
    const { shown } = await open(300, 5000);
    const few = shown().length;
    window.dispatchEvent(new Event('beforeprint'));
    expect(shown()).toHaveLength(300);
    window.dispatchEvent(new Event('afterprint'));
    expect(shown()).toHaveLength(few);
  });
});

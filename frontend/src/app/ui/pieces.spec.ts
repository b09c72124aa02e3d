import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { textOf } from '../../testing/page-under-test';
import { show } from '../../testing/piece-under-test';
import { Cover } from './cover';
import { DropZone } from './drop-zone';
import { EmptyState } from './empty-state';
import { FailureState, type ShownFailure } from './failure-state';
import { Figures } from './figures';
import { Notice } from './notice';
import { PeriodPicker } from './period-picker';
import { PlayList } from './play-list';
import { ProgressBar } from './progress-bar';
import { RankedList } from './ranked-list';

describe('a cover', () => {
  it('shows the picture without saying anything', async () => {
    const { element } = await show(Cover, { url: 'https://i.scdn.co/image/x', name: 'Alpha' });
    const picture = element.querySelector('img');
    expect(picture?.getAttribute('src')).toBe('https://i.scdn.co/image/x');
    expect(picture?.alt).toBe('');
  });

  it('stands in for a picture that is missing, and for one that does not load', async () => {
    const missing = await show(Cover, { url: null, name: 'Alpha Beta' });
    expect(textOf(missing.element)).toBe('AB');
    TestBed.resetTestingModule();

    const { fixture, element } = await show(Cover, { url: 'https://i.scdn.co/image/x', name: 'Alpha Beta' });
    element.querySelector('img')?.dispatchEvent(new Event('error'));
    await fixture.whenStable();
    expect(textOf(element)).toBe('AB');
  });
});

describe('a ranked list', () => {
  const item = { detail: 'Band', imageUrl: null, msPlayed: 3_600_000, link: null };

  it('compares the plays of each row with those of the first', async () => {
    const items = [
      { ...item, id: 'a', rank: 1, name: 'First', plays: 40 },
      { ...item, id: 'b', rank: 2, name: 'Second', plays: 1, link: ['/track', 'b'] },
    ];
    const { element } = await show(RankedList, { items });
    const rows = [...element.querySelectorAll('li')];
    expect(rows.map(textOf)).toEqual(['1 F First Band 40 plays 1h', '2 S Second Band 1 play 1h']);
    expect([...element.querySelectorAll('progress')].map((bar) => bar.position)).toEqual([1, 0.025]);
    expect(rows.map((row) => row.querySelector('a')?.href)).toEqual([undefined, 'http://localhost/track/b']);
  });

  it('shows hostile names as text', async () => {
    const name = '</script><img src=x onerror=alert(1)>';
    const { element } = await show(RankedList, { items: [{ ...item, id: 'a', rank: 1, name, plays: 1 }] });
    expect(textOf(element)).toContain(name);
    expect(element.querySelector('img')).toBeNull();
  });
});

it('a list of plays tells when each was, and which do not count', async () => {
  const play = { detail: 'Band', imageUrl: null, link: ['/track', 'a'] };
  const plays = [
    { ...play, id: 'a', name: 'Newer', playedAt: '2026-11-21T13:02:00.000Z', counted: true },
    { ...play, id: 'b', name: 'Older', playedAt: '2026-11-21T11:05:00.000Z', counted: false },
  ];
  const now = new Date('2026-11-21T13:05:00.000Z');
  const { element } = await show(PlayList, { plays, now, timeZone: 'Europe/Berlin', fresh: new Set(['a']) });
  const rows = [...element.querySelectorAll('li')];
  expect(rows.map(textOf)).toEqual(['N Newer Band 3 min ago', 'O Older Band 2 hr ago not counted']);
  expect(element.querySelector('time')?.title).toBe('21 Nov 2026, 14:02');
  expect(rows.map((row) => row.classList.contains('animate-arrive'))).toEqual([true, false]);
});

describe('a period picker', () => {
  const today = { now: new Date('2026-11-21T13:05:00.000Z'), timeZone: 'Europe/Berlin' };

  it('steps back and forth, and not beyond today', async () => {
    const picked = jest.fn();
    const { element } = await show(PeriodPicker, { period: { month: '2026-11' }, today }, { picked });
    const [earlier, later] = [...element.querySelectorAll('button')];
    earlier?.click();
    expect(picked).toHaveBeenLastCalledWith({ month: '2026-10' });
    expect(earlier?.getAttribute('aria-label')).toBe('Earlier: October 2026');
    later?.click();
    expect(later?.getAttribute('aria-disabled')).toBe('true');
    expect(picked).toHaveBeenCalledTimes(1);
  });

  it('shows the present period in its list and gives out what is chosen', async () => {
    const picked = jest.fn();
    const { element } = await show(PeriodPicker, { period: { preset: 'LAST_7_DAYS' }, today }, { picked });
    const list = element.querySelector('select');
    expect(list?.selectedOptions[0]?.label).toBe('Last 7 days');
    if (list) list.value = '2026';
    list?.dispatchEvent(new Event('change'));
    expect(picked).toHaveBeenCalledWith({ year: 2026 });
  });

  it('goes on to offer the same years while the answer about another period is on its way', async () => {
    const fixture = TestBed.createComponent(PeriodPicker);
    const inputs = { period: { year: 2026 }, today, firstPlayedAt: '2019-03-05T10:00:00.000Z' };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const years = () =>
      [...(element.querySelector<HTMLOptGroupElement>('optgroup[label="Years"]')?.children ?? [])].map(textOf);
    const before = years();
    expect(before).toHaveLength(8);
    fixture.componentRef.setInput('firstPlayedAt', null);
    await fixture.whenStable();
    expect(years()).toEqual(before);
  });

  describe('asked for other dates', () => {
    async function ask() {
      const picked = jest.fn();
      const firstPlayedAt = '2024-03-05T10:00:00.000Z';
      const inputs = { period: { month: '2026-10' }, today, firstPlayedAt };
      const { fixture, element } = await show(PeriodPicker, inputs, { picked });
      document.body.append(element);
      const list = element.querySelector('select');
      const other = [...(list?.options ?? [])].find(({ label }) => label === 'Other dates…');
      if (list && other) list.value = other.value;
      list?.dispatchEvent(new Event('change'));
      await fixture.whenStable();
      const panel = () => element.querySelector<HTMLElement>('[role="dialog"]');
      const [from, to] = [...(panel()?.querySelectorAll('input') ?? [])];
      if (!list || !from || !to) throw new Error('No dates are asked for.');
      return { fixture, element, list, panel, from, to, picked };
    }

    it('starts from the days that are shown, between the first play and today', async () => {
      const { list, from, to } = await ask();
      expect(document.activeElement).toBe(from);
      expect([from.value, to.value]).toEqual(['2026-10-01', '2026-10-31']);
      expect([from, to].map(({ min, max }) => [min, max])).toEqual([
        ['2024-03-05', '2026-11-21'],
        ['2024-03-05', '2026-11-21'],
      ]);
      expect(list.selectedOptions[0]?.label).toBe('October 2026');
    });

    it('gives out the days from the earlier date to the later one, and the focus back', async () => {
      const { fixture, list, panel, from, to, picked } = await ask();
      [from.value, to.value] = ['2025-06-09', '2025-06-01'];
      panel()?.querySelector('form')?.requestSubmit();
      await fixture.whenStable();
      expect(picked).toHaveBeenCalledWith({ days: { from: '2025-06-01', to: '2025-06-09' } });
      expect(panel()).toBeNull();
      expect(document.activeElement).toBe(list);
    });

    it.each(['', '2027-01-01', '2020-01-01'])('waits for a date that can be shown: not %p', async (day) => {
      const { fixture, panel, from, picked } = await ask();
      from.value = day;
      panel()?.querySelector('form')?.requestSubmit();
      await fixture.whenStable();
      expect(panel()).not.toBeNull();
      expect(picked).not.toHaveBeenCalled();
    });

    it('goes away with Escape, which gives the focus back, and when something else is used', async () => {
      const first = await ask();
      first.to.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await first.fixture.whenStable();
      expect(first.panel()).toBeNull();
      expect(document.activeElement).toBe(first.list);
      TestBed.resetTestingModule();

      const second = await ask();
      second.element.querySelector<HTMLElement>('button')?.focus();
      await second.fixture.whenStable();
      expect(second.panel()).toBeNull();
      expect(second.picked).not.toHaveBeenCalled();
    });
  });
});

describe('a failure', () => {
  const failure: ShownFailure = { kind: 'failed', message: 'It broke.', requestId: 'r-1', retryAfterSeconds: null };

  it('says what happened aloud and offers another try', async () => {
    const retry = jest.fn();
    const { element } = await show(FailureState, { failure, signInUrl: '/auth/spotify' }, { retry });
    expect(textOf(element.querySelector('[role="alert"]') ?? element)).toMatch(/This did not work It broke\. .* r-1/);
    element.querySelector('button')?.click();
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('leads to signing in where that is the next step', async () => {
    const signedOut = { ...failure, kind: 'signed-out' };
    const { element } = await show(FailureState, { failure: signedOut, signInUrl: '/auth/spotify?returnTo=%2F' });
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/auth/spotify?returnTo=%2F');
    expect(element.querySelector('button')).toBeNull();
  });
});

it.each([
  [63.9, '63', '63.9%'],
  [-5, '0', '0%'],
  [140, '100', '100%'],
])('a progress bar of %d says %s and is %s long', async (percent, said, length) => {
  const { element } = await show(ProgressBar, { percent, label: 'Reading', text: '10 sec left' });
  const bar = element.querySelector('[role="progressbar"]');
  expect(bar?.getAttribute('aria-valuenow')).toBe(said);
  expect(bar?.getAttribute('aria-label')).toBe('Reading');
  expect(bar?.getAttribute('aria-valuetext')).toBe('10 sec left');
  expect((bar?.firstElementChild as HTMLElement).style.width).toBe(length);
});

describe('a drop zone', () => {
  const file = new File(['{}'], 'my_spotify_data.zip');

  it('gives out dropped files and shows where they land', async () => {
    const files = jest.fn();
    const { fixture, element } = await show(DropZone, { headline: 'Drop it', accept: '.zip' }, { files });
    const zone = element.firstElementChild as HTMLElement;
    const drop = new Event('drop', { cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [file] } });
    zone.dispatchEvent(new Event('dragover', { cancelable: true }));
    await fixture.whenStable();
    expect(zone.className).toContain('border-accent');
    zone.dispatchEvent(drop);
    await fixture.whenStable();
    expect(files).toHaveBeenCalledWith([file]);
    expect(drop.defaultPrevented).toBe(true);
    expect(zone.className).not.toContain('border-accent');
  });

  it('gives out chosen files, and nothing when none was chosen', async () => {
    const files = jest.fn();
    const { element } = await show(DropZone, { headline: 'Drop it', accept: '.zip' }, { files });
    const chooser = element.querySelector('input') as HTMLInputElement;
    const opened = jest.spyOn(chooser, 'click').mockImplementation();
    element.querySelector('button')?.click();
    expect(opened).toHaveBeenCalled();
    chooser.dispatchEvent(new Event('change'));
    expect(files).not.toHaveBeenCalled();
    Object.defineProperty(chooser, 'files', { value: [file] });
    chooser.dispatchEvent(new Event('change'));
    expect(files).toHaveBeenCalledWith([file]);
  });
});

it('figures are read as names with values', async () => {
  const { element } = await show(Figures, { figures: [{ name: 'plays', value: '1,204' }] });
  expect(element.querySelector('dt')?.textContent).toBe('plays');
  expect(element.querySelector('dd')?.textContent).toBe('1,204');
});

@Component({
  imports: [EmptyState, Notice],
  template: `
    <app-notice tone="bad" headline="Careful">What happened</app-notice>
    <app-empty-state headline="Nothing here">What to do</app-empty-state>
  `,
})
class Messages {}

it('a notice and an empty state carry what the page has to say', async () => {
  const { element } = await show(Messages, {});
  expect(textOf(element)).toBe('Careful What happened Nothing here What to do');
});

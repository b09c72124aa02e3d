import { Component } from '@angular/core';
import { ChartUnderTest } from '../../../testing/chart-under-test';
import { textOf } from '../../../testing/page-under-test';
import { show } from '../../../testing/piece-under-test';
import { CalendarChart } from './calendar-chart';
import { ClockChart } from './clock-chart';
import { ChartFigure, type ChartTable } from './figure';
import { ShareBars } from './share-bars';
import { TimelineChart } from './timeline-chart';

describe('a timeline', () => {
  const points = [3, 9, 0, 4].map((value, index) => ({
    label: `Month ${index + 1}`,
    value,
    text: `${value} plays`,
  }));

  it('is read by keys, from the highest bar on', async () => {
    const { fixture } = await show(TimelineChart, { label: 'Plays by month', points });
    const chart = new ChartUnderTest(fixture);
    expect(chart.said).toBe('Month 2: 9 plays');
    expect(await chart.press('ArrowRight')).toBe('Month 3: 0 plays');
    expect(await chart.press('End', 'ArrowRight')).toBe('Month 4: 4 plays');
    expect(await chart.press('Home', 'ArrowLeft')).toBe('Month 1: 3 plays');
  });

  it('is read by pointing, and shows what is read', async () => {
    const { fixture, element } = await show(TimelineChart, { label: 'Plays by month', points });
    expect(await new ChartUnderTest(fixture).point(639, 10)).toBe('Month 4: 4 plays');
    expect(textOf(element)).toMatch(/^Month 4 4 plays/);
  });

  it('gives out the step that is chosen, and only where steps can be chosen', async () => {
    const picked = jest.fn();
    const { fixture } = await show(TimelineChart, { label: 'Plays', points, pickable: true }, { picked });
    const chart = new ChartUnderTest(fixture);
    await chart.press('End', 'Enter');
    await chart.click(30, 20);
    expect(picked.mock.calls).toEqual([[3], [0]]);
  });

  it('reads at a first touch, and chooses at a second one', async () => {
    const picked = jest.fn();
    const { fixture } = await show(TimelineChart, { label: 'Plays', points, pickable: true }, { picked });
    const chart = new ChartUnderTest(fixture);
    await chart.click(639, 20, 'touch');
    expect(chart.said).toBe('Month 4: 4 plays');
    expect(picked).not.toHaveBeenCalled();
    await chart.click(639, 20, 'touch');
    expect(picked).toHaveBeenCalledWith(3);
  });

  it('leaves Enter alone where steps cannot be chosen', async () => {
    const picked = jest.fn();
    const { fixture } = await show(TimelineChart, { label: 'Plays', points }, { picked });
    await new ChartUnderTest(fixture).press('Enter');
    expect(picked).not.toHaveBeenCalled();
  });

  it('of nothing says so', async () => {
    const { fixture } = await show(TimelineChart, { label: 'Plays', points: [] });
    const chart = new ChartUnderTest(fixture);
    expect(chart.said).toBe('Nothing to show');
    expect(await chart.press('ArrowRight')).toBe('Nothing to show');
  });

  it('of twenty thousand steps has no more elements than one of four', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ label: `${index}`, value: index % 7, text: 'some' }));
    const { element } = await show(TimelineChart, { label: 'Plays', points: many });
    expect(element.querySelectorAll('*').length).toBeLessThan(80);
  });
});

describe('a clock', () => {
  const plays = Array.from({ length: 7 }, (_, day) => Array.from({ length: 24 }, (_, hour) => day * 24 + hour));

  it('is read hour by hour and day by day, in the order of the week', async () => {
    const { fixture } = await show(ClockChart, { label: 'Plays', plays, weekStart: 'SUNDAY' });
    const chart = new ChartUnderTest(fixture);
    expect(chart.said).toBe('Sunday 23:00: 167 plays');
    expect(await chart.press('ArrowDown')).toBe('Monday 23:00: 23 plays');
    expect(await chart.press('ArrowLeft')).toBe('Monday 22:00: 22 plays');
    expect(await chart.press('Home', 'ArrowUp')).toBe('Sunday 00:00: 144 plays');
    expect(await chart.press('End')).toBe('Saturday 23:00: 143 plays');
  });

  it('tells one play from several, and is read where it is touched', async () => {
    const { fixture } = await show(ClockChart, { label: 'Plays', plays });
    expect(await new ChartUnderTest(fixture).point(40 + 26, 45)).toBe('Monday 01:00: 1 play');
  });
});

describe('a calendar', () => {
  const plays = Array.from({ length: 397 }, (_, index) => (index === 380 ? 50 : index % 5));
  const calendar = {
    firstDay: '2023-12-01',
    plays,
    msPlayed: plays.map((count) => count * 180_000),
    levels: plays.map((count) => Math.min(4, count)),
  };

  it('shows the last year first, and is read by weeks and days', async () => {
    const { fixture } = await show(CalendarChart, { label: 'Plays by day', calendar });
    const chart = new ChartUnderTest(fixture);
    expect(chart.said).toBe('Sunday, 15 December 2024: 50 plays, 2 hrs 30 mins');
    expect(await chart.press('ArrowUp')).toMatch('Saturday, 14 December 2024: 4 plays');
    expect(await chart.press('ArrowLeft')).toMatch('Saturday, 7 December 2024');
    expect(await chart.press('End')).toMatch('Tuesday, 31 December 2024');
  });

  it('steps to the year before and no further', async () => {
    const { fixture, element } = await show(CalendarChart, { label: 'Plays by day', calendar });
    const [earlier, later] = [...element.querySelectorAll('button')];
    expect(earlier?.getAttribute('aria-label')).toBe('Earlier: 2023');
    earlier?.click();
    await fixture.whenStable();
    expect(await new ChartUnderTest(fixture).press('Home')).toBe('Friday, 1 December 2023: 0 plays');
    earlier?.click();
    await fixture.whenStable();
    expect(earlier?.getAttribute('aria-disabled')).toBe('true');
    expect(later?.getAttribute('aria-label')).toBe('Later: 2024');
  });

  it('gives out the day that is chosen', async () => {
    const picked = jest.fn();
    const { fixture } = await show(CalendarChart, { label: 'Plays by day', calendar }, { picked });
    await new ChartUnderTest(fixture).press('Home', 'ArrowDown', 'Enter');
    expect(picked).toHaveBeenCalledWith('2024-01-02');
  });

  it('without days says so', async () => {
    const none = { firstDay: null, plays: [], msPlayed: [], levels: [] };
    const { fixture } = await show(CalendarChart, { label: 'Plays by day', calendar: none });
    expect(new ChartUnderTest(fixture).said).toBe('Nothing to show');
  });
});

it('shares are read as names with their parts, and bars never leave their room', async () => {
  const bars = [
    { name: 'Phone', share: 0.75, text: '75%' },
    { name: 'Car', share: 1.5, text: 'most' },
  ];
  const { element } = await show(ShareBars, { label: 'Devices', bars });
  expect([...element.querySelectorAll('li')].map(textOf)).toEqual(['Phone 75%', 'Car most']);
  expect([...element.querySelectorAll('progress')].map((bar) => bar.position)).toEqual([0.75, 1]);
});

let made = 0;

@Component({
  imports: [ChartFigure],
  template: `<app-figure heading="Plays" summary="Most in May." note="Rests on 5 plays." [table]="table"
    >drawn</app-figure
  >`,
})
class SomeFigure {
  readonly table = (): ChartTable => {
    made += 1;
    return { caption: 'Plays by month', columns: ['Month', 'Plays'], rows: [['May', '5']] };
  };
}

describe('a figure', () => {
  beforeEach(() => (made = 0));

  it('shows the numbers as a table on demand, and makes it only then', async () => {
    const { fixture, element } = await show(SomeFigure, {});
    expect(textOf(element)).toBe('Plays Most in May. drawn Rests on 5 plays.');
    expect(made).toBe(0);
    const button = element.querySelector('button');
    button?.click();
    await fixture.whenStable();
    expect(button?.getAttribute('aria-pressed')).toBe('true');
    expect(element.querySelector('caption')?.textContent.trim()).toBe('Plays by month');
    expect([...element.querySelectorAll('tr')].map(textOf)).toEqual(['Month Plays', 'May 5']);
    expect(element.querySelector('tbody th')?.getAttribute('scope')).toBe('row');
    button?.click();
    await fixture.whenStable();
    expect(element.querySelector('table')).toBeNull();
  });

  it('shows a long table in parts, so that it never holds the page up', async () => {
    const rows = Array.from({ length: 900 }, (_, index) => [`Day ${index}`]);
    const table = () => ({ caption: 'Days', columns: ['Day'], rows });
    const { fixture, element } = await show(ChartFigure, { heading: 'Plays', table });
    const press = async (name: RegExp) => {
      [...element.querySelectorAll('button')].find((one) => name.test(one.ariaLabel ?? one.textContent))?.click();
      await fixture.whenStable();
      return element.querySelectorAll('tbody tr').length;
    };
    expect(await press(/as table/)).toBe(400);
    expect(await press(/other 500 rows/)).toBe(800);
    expect(await press(/other 100 rows/)).toBe(900);
    expect(textOf(element)).not.toContain('Show more');
  });

  it('says that it is on its way', async () => {
    const { element } = await show(ChartFigure, { heading: 'Plays', loading: true, table: () => null });
    expect(element.querySelector('section')?.getAttribute('aria-busy')).toBe('true');
    expect(element.querySelector('button')).toBeNull();
  });
});

import { PageUnderTest, textOf } from '../../../testing/page-under-test';
import './listening-charts'; // the lazy parts, loaded before the time of the first test runs
import './overview.routes';
import { overview } from './overview.testing';

describe('the overview, further down,', () => {
  it('tells of the whole streak that goes on, beside the longest of the period', async () => {
    const page = await PageUnderTest.open('/overview');
    const longest = { __typename: 'Streak', days: 28, firstDay: '2026-10-25', lastDay: '2026-11-21' } as const;
    const current = { __typename: 'Streak', days: 66, firstDay: '2026-09-17' } as const;
    await page.answer('Overview', overview({ current, stats: { streaks: { __typename: 'Streaks', longest } } }));
    expect(page.text).toContain('Going on 66 days since 17 Sept 2026 Longest in this period 28 days');
  });

  it('tells of no streak that goes on in a period that is over', async () => {
    const page = await PageUnderTest.open('/overview?period=2024-03');
    const current = { __typename: 'Streak', days: 66, firstDay: '2026-09-17' } as const;
    const period = { __typename: 'Period', firstDay: '2024-03-01', lastDay: '2024-03-31' } as const;
    await page.answer('Overview', overview({ current, stats: { period } }));
    expect(page.text).not.toContain('Going on');
  });

  it('names what was heard for the first time, once for each album', async () => {
    const page = await PageUnderTest.open('/overview');
    const { discovery, topTracks } = overview({ top: ['Alpha', 'Beta', 'Gamma'] }).viewer.stats;
    const [alpha, beta, gamma] = topTracks.edges;
    const edges = [
      alpha!,
      { ...beta!, node: { ...beta!.node, id: 'delta', name: 'Delta', album: alpha!.node.album } },
      gamma!,
    ];
    await page.answer(
      'Overview',
      overview({ stats: { discovery: { ...discovery, tracks: 3, topTracks: { ...discovery.topTracks, edges } } } }),
    );
    const list = page.element.querySelector('[aria-label="New tracks with most plays"]');
    expect(list && textOf(list)).toMatch(/Alpha.*Gamma/);
    expect(list && textOf(list)).not.toContain('Delta');
  });

  it('goes on reading the timeline of a bar that is chosen', async () => {
    const page = await PageUnderTest.open('/overview');
    const content = document.createElement('main');
    content.id = 'content';
    content.tabIndex = -1;
    content.append(page.element);
    document.body.append(content);
    await page.answer('Overview', overview());
    const chart = () => page.element.querySelector<HTMLElement>('app-timeline-chart [role=slider]');
    chart()?.focus();
    chart()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    chart()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await page.settled();
    await page.answer('Overview', overview());
    expect(chart()).not.toBeNull();
    expect(document.activeElement).toBe(chart());
  });
});

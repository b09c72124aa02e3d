import { textOf } from '../../testing/page-under-test';
import { show } from '../../testing/piece-under-test';
import { Change } from './change';
import { Choice } from './choice';
import { ItemNames } from './item-names';
import { Movement } from './movement';
import { StatTile } from './stat-tile';
import { TabsNav } from './tabs-nav';

it.each([
  [112, 100, '▲ 12% 12% more than before'],
  [75, 100, '▼ 25% 25% less than before'],
  [1001, 1000, '▲ <1% <1% more than before'],
  [100, 100, '= as much as before'],
  [3, 0, 'new new: nothing in the period before'],
  [0, 5, '▼ 100% 100% less than before'],
  [0, 0, ''],
  [5, null, ''],
])('%d against %s reads as "%s"', async (now, before, text) => {
  const { element } = await show(Change, { now, before });
  expect(textOf(element)).toBe(text);
});

it.each([
  [1, 3, '▲2 up 2'],
  [4, 1, '▼3 down 3'],
  [2, 2, '= same rank as before'],
  [7, null, 'new not ranked before'],
])('rank %d after %s reads as "%s"', async (rank, before, text) => {
  const { element } = await show(Movement, { rank, before });
  expect(textOf(element)).toBe(text);
});

it('a choice is a group of radio buttons, and gives out what is picked', async () => {
  const picked = jest.fn();
  const options = [
    { value: 'PLAYS', name: 'Plays' },
    { value: 'TIME', name: 'Time', detail: 'listened' },
  ];
  const { element } = await show(Choice, { label: 'Rank by', options, value: 'PLAYS' }, { picked });
  expect(textOf(element.querySelector('legend') ?? element)).toBe('Rank by');
  const [plays, time] = [...element.querySelectorAll('input')];
  expect([plays?.checked, time?.checked]).toEqual([true, false]);
  expect(plays?.name).toBe(time?.name);
  time?.click();
  expect(picked).toHaveBeenCalledWith('TIME');
});

it('tabs are links, and tell which one is shown', async () => {
  const tabs = [
    { name: 'Tracks', link: ['/top', 'tracks'], queryParams: { period: '2024' }, active: true },
    { name: 'Artists', link: ['/top', 'artists'], active: false },
  ];
  const { element } = await show(TabsNav, { label: 'Top', tabs });
  const links = [...element.querySelectorAll('a')].map((link) => [
    link.getAttribute('href'),
    link.getAttribute('aria-current'),
  ]);
  expect(links).toEqual([
    ['/top/tracks?period=2024', 'page'],
    ['/top/artists', null],
  ]);
  expect(element.querySelector('nav')?.getAttribute('aria-label')).toBe('Top');
});

it('a tile reads as name, number and detail', async () => {
  const { element } = await show(StatTile, { name: 'Plays', value: '1,204', detail: '51 a day' });
  expect(textOf(element)).toBe('Plays 1,204 51 a day');
});

it('names are links where they have a page, and their ids may hold anything', async () => {
  const names = [
    { name: 'Band', link: ['/artist', 'a/b c'] },
    { name: 'Guest', link: null },
  ];
  const { element } = await show(ItemNames, { names });
  expect(textOf(element)).toBe('Band , Guest');
  expect([...element.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/artist/a%2Fb%20c']);
});

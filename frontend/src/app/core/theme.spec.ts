import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBed } from '@angular/core/testing';
import { Theme, THEME_KEY, type ThemeChoice } from './theme';

const root = document.documentElement;
const beforeFirstPaint = readFileSync(join(__dirname, '../../../public/theme.js'), 'utf8');

function frameColours(): Record<string, string> {
  const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
  return Object.fromEntries(metas.map((meta) => [meta.dataset['scheme'], meta.media]));
}

function theme(): Theme {
  const started = TestBed.inject(Theme);
  TestBed.tick();
  return started;
}

describe('Theme', () => {
  beforeEach(() => {
    localStorage.clear();
    delete root.dataset['theme'];
    document.head.innerHTML = ['light', 'dark']
      .map(
        (scheme) =>
          `<meta name="theme-color" data-scheme="${scheme}" media="(prefers-color-scheme: ${scheme})" content="#000000" />`,
      )
      .join('');
  });

  it('follows the system until somebody chooses', () => {
    expect(theme().choice()).toBe('system');
    expect(root.dataset['theme']).toBeUndefined();
    expect(frameColours()).toEqual({ light: '(prefers-color-scheme: light)', dark: '(prefers-color-scheme: dark)' });
  });

  it('shows a choice at once, with the frame of the browser, and takes it back', () => {
    const shown = theme();
    shown.choose('dark');
    TestBed.tick();
    expect(root.dataset['theme']).toBe('dark');
    expect(frameColours()).toEqual({ light: 'not all', dark: 'all' });
    shown.choose('system');
    TestBed.tick();
    expect(root.dataset['theme']).toBeUndefined();
    expect(frameColours()['dark']).toBe('(prefers-color-scheme: dark)');
  });

  it('follows the choice of another tab', () => {
    const shown = theme();
    localStorage.setItem(THEME_KEY, 'light');
    dispatchEvent(new StorageEvent('storage', { key: THEME_KEY, newValue: 'light' }));
    TestBed.tick();
    expect(shown.choice()).toBe('light');
    expect(root.dataset['theme']).toBe('light');
  });

  it.each<[string, ThemeChoice]>([
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', 'system'],
    ['<script>', 'system'],
  ])('means the same by the kept %j before the first paint as afterwards', (kept, choice) => {
    localStorage.setItem(THEME_KEY, kept);
    (0, eval)(beforeFirstPaint);
    const painted = root.dataset['theme'];
    expect(theme().choice()).toBe(choice);
    expect(root.dataset['theme']).toBe(painted);
  });

  it('keeps a choice for the next visit', () => {
    theme().choose('dark');
    TestBed.resetTestingModule();
    expect(theme().choice()).toBe('dark');
  });

  it('works where the browser keeps nothing', () => {
    const refused = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const spies = [
      jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refused),
      jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refused),
    ];
    const shown = theme();
    shown.choose('dark');
    TestBed.tick();
    expect(root.dataset['theme']).toBe('dark');
    spies.forEach((spy) => spy.mockRestore());
  });
});

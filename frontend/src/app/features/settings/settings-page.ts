import { Component, computed, DOCUMENT, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { Theme, type ThemeChoice, THEMES } from '../../core/theme';
import { Choice } from '../../ui/choice';
import { PageFrame } from '../../ui/page-frame';
import { CountingChoice } from './counting-choice';
import { SessionList } from './session-list';
import { SettingsChanges } from './settings-changes';
import { sessionsData, settingsData, type SomeSettings } from './settings-data';
import { SettingsSection } from './settings-section';
import { TimeZonePicker } from './time-zone-picker';

const SECTIONS = [
  { anchor: 'time', name: 'Time' },
  { anchor: 'counting', name: 'Counting' },
  { anchor: 'look', name: 'Look' },
  { anchor: 'sessions', name: 'Sessions' },
  { anchor: 'about', name: 'About' },
] as const;

const WEEK_STARTS = [
  { value: 'MONDAY', name: 'Monday' },
  { value: 'SATURDAY', name: 'Saturday' },
  { value: 'SUNDAY', name: 'Sunday' },
];

/** How the archive is read and shown, and where the listener is signed in. */
@Component({
  selector: 'app-settings-page',
  imports: [Choice, CountingChoice, PageFrame, RouterLink, SessionList, SettingsSection, TimeZonePicker],
  providers: [SettingsChanges],
  templateUrl: './settings-page.html',
})
export class SettingsPage {
  private readonly document = inject(DOCUMENT);
  private readonly focus = inject(PageFocus);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly address = inject(PageAddress);
  protected readonly theme = inject(Theme);
  protected readonly changes = inject(SettingsChanges);

  protected readonly sections = SECTIONS;
  protected readonly weekStarts = WEEK_STARTS;
  protected readonly themes = THEMES;
  protected readonly data = settingsData();
  protected readonly sessions = sessionsData();
  protected readonly failure = computed(() => this.data.failure() ?? this.sessions.failure());
  protected readonly viewer = computed(() => {
    const viewer = this.data.value()?.viewer;
    return viewer ? { ...viewer, ...this.changes.pending() } : undefined;
  });
  protected readonly version = computed(() => this.data.value()?.service.version);

  constructor() {
    this.changes.signedOut.pipe(takeUntilDestroyed()).subscribe(() => this.data.reload());
    this.changes.kept
      .pipe(takeUntilDestroyed())
      .subscribe((settings) =>
        this.data.update(({ viewer, ...answer }) => ({ ...answer, viewer: viewer && { ...viewer, ...settings } })),
      );
    effect(() => this.goTo(this.fragment()));
  }

  protected retry(): void {
    this.data.reload();
    this.sessions.reload();
    this.focus.toContent();
  }

  protected set(input: SomeSettings): void {
    const viewer = this.viewer();
    if (!viewer) return;
    const { timeZone, weekStart, countingRule } = viewer;
    const before = {
      ...(input.timeZone && { timeZone }),
      ...(input.weekStart && { weekStart }),
      ...(input.countingRule && { countingRule }),
    };
    this.changes.make(input, before);
  }

  protected setWeekStart(weekStart: string): void {
    this.set({ weekStart: weekStart as SomeSettings['weekStart'] });
  }

  protected chooseTheme(choice: string): void {
    this.theme.choose(choice as ThemeChoice);
  }

  /** The router scrolls to the section; the keyboard goes on there. */
  private goTo(fragment: string | null | undefined): void {
    if (!SECTIONS.some(({ anchor }) => anchor === fragment)) return;
    untracked(() => setTimeout(() => this.document.getElementById(fragment ?? '')?.focus({ preventScroll: true })));
  }
}

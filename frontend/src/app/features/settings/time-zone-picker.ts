import { Combobox, ComboboxPopup, ComboboxWidget } from '@angular/aria/combobox';
import { Listbox, Option } from '@angular/aria/listbox';
import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { BROWSER_ZONE } from '../../core/browser-zone';
import { Clock } from '../../core/clock';
import { MomentPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { findTimeZones, offsetOf, timeZoneChoices, timeZoneName } from './time-zones';

/** More than can be looked through; the rest is found by typing. */
const MOST_SHOWN = 50;

/** Finds and chooses a time zone; shows what time it is there. */
@Component({
  selector: 'app-time-zone-picker',
  imports: [Combobox, ComboboxPopup, ComboboxWidget, Icon, Listbox, MomentPipe, Option],
  host: { class: 'block' },
  templateUrl: './time-zone-picker.html',
})
export class TimeZonePicker {
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly list = viewChild(Listbox);
  private readonly offsets = new Map<string, string>();

  /** The zone that holds; empty until it is known. */
  readonly zone = input.required<string>();
  /** A zone that was tried and refused. */
  readonly refused = input<string>();
  readonly picked = output<string>();

  protected readonly id = 'time-zone';
  protected readonly device = inject(BROWSER_ZONE)() ?? 'UTC';
  protected readonly deviceName = timeZoneName(this.device);
  protected readonly now = inject(Clock).current;
  protected readonly open = signal(false);
  /** What was typed since the list opened; undefined before. */
  protected readonly typed = signal<string | undefined>(undefined);
  protected readonly disabled = computed(() => this.zone() === '');
  protected readonly name = computed(() => timeZoneName(this.zone()));
  private readonly choices = computed(() => timeZoneChoices([this.zone(), this.device].filter(Boolean)));
  protected readonly found = computed(() => findTimeZones(this.choices(), this.typed() ?? ''));
  protected readonly shown = computed(() => this.found().slice(0, MOST_SHOWN));
  protected readonly more = computed(() => this.found().length - this.shown().length);
  protected readonly announcement = computed(() => {
    if (this.refused()) return `This server does not know ${this.refused()}.`;
    const { length } = this.found();
    return this.typed() === undefined ? '' : `${length} ${length === 1 ? 'time zone' : 'time zones'}`;
  });

  constructor() {
    afterRenderEffect(() => {
      const list = this.list();
      if (list?.activeDescendant()) list.scrollActiveItemIntoView();
    });
    afterRenderEffect({ read: () => this.typed() === undefined && this.readyToType() });
  }

  protected openByPointer(): void {
    if (!this.open()) this.readyToType();
    this.show(true);
  }

  protected show(open: boolean): void {
    if (this.disabled()) return;
    this.open.set(open);
    if (!open) this.typed.set(undefined);
  }

  /** The list reports no value when it loses one by filtering. */
  protected pick([zone]: string[]): void {
    if (zone === undefined) return;
    this.show(false);
    if (zone !== this.zone()) this.picked.emit(zone);
  }

  /** What is typed next takes the place of the name. */
  protected readyToType(): void {
    const field = this.field().nativeElement;
    if (field === field.ownerDocument.activeElement) field.select();
  }

  /** Formatters of zones are costly to make; what they say changes twice a year. */
  protected offset(zone: string): string {
    const known = this.offsets.get(zone) ?? offsetOf(zone, this.now());
    this.offsets.set(zone, known);
    return known;
  }
}

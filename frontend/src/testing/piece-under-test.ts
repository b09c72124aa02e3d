import { inputBinding, outputBinding, provideZonelessChangeDetection, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { LOCALE } from '../app/ui/locale';

/** Shows a piece of `ui/` with its inputs (signals are read), and listens to its outputs. */
export async function show<C>(
  piece: Type<C>,
  inputs: Record<string, unknown>,
  outputs: Record<string, (value: never) => void> = {},
): Promise<{ fixture: ComponentFixture<C>; element: HTMLElement }> {
  const providers = [provideZonelessChangeDetection(), provideRouter([]), { provide: LOCALE, useValue: 'en-GB' }];
  TestBed.configureTestingModule({ providers });
  const bindings = [
    ...Object.entries(inputs).map(([name, value]) => inputBinding(name, () => value)),
    ...Object.entries(outputs).map(([name, listener]) => outputBinding(name, listener)),
  ];
  const fixture = TestBed.createComponent(piece, { bindings });
  await fixture.whenStable();
  return { fixture, element: fixture.nativeElement as HTMLElement };
}

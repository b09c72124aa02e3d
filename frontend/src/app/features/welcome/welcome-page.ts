import { Component, computed, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { DRAWING } from '../../core/drawing';
import { PageFocus } from '../../core/page-focus';
import { Session } from '../../core/session';
import { FailureState } from '../../ui/failure-state';
import { Notice } from '../../ui/notice';
import { ProductPicture } from './product-picture';
import { signInOutcome } from './sign-in-outcome';
import { welcomeData } from './welcome-data';

const PROMISES = [
  {
    title: 'Nothing is lost',
    text: 'Plays are collected at least every hour. Where Spotify may have dropped one, you are told, and an export fills it.',
  },
  {
    title: 'All the years before',
    text: 'Drop the zip that Spotify sends you on request, and your history reaches back to your first play.',
  },
  {
    title: 'Yours, and open source',
    text: 'It runs where you run it. Nothing is shown to anybody, and IP addresses in an export are never stored.',
  },
];

/** The start page for somebody who is not signed in: what this is, in one screen. Others go on to their overview. */
@Component({
  selector: 'app-welcome-page',
  imports: [FailureState, Notice, ProductPicture],
  templateUrl: './welcome-page.html',
})
export class WelcomePage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly focus = inject(PageFocus);

  /** Bound from `?signIn=`: how a sign-in ended that brought the listener back here. */
  readonly signIn = input<string>();
  /** Bound from `?returnTo=`: the page to go to after signing in. */
  readonly returnTo = input<string>();

  protected readonly promises = PROMISES;
  protected readonly data = welcomeData();
  protected readonly outcome = computed(() => signInOutcome(this.signIn()));
  protected readonly demo = this.session.demo;
  private readonly drawing = inject(DRAWING);
  /** Nothing shows before it is clear that nobody is signed in: whoever is goes on at once, and a failure says nothing of that. */
  protected readonly known = computed(() => this.drawing !== null || this.data.failure()?.kind === 'signed-out');
  protected readonly failure = computed(() => {
    const failure = this.data.failure();
    return failure?.kind === 'signed-out' ? undefined : failure;
  });
  private readonly next = computed(() => pageOf(this.returnTo()) ?? '/overview');
  protected readonly signInUrl = computed(() => this.session.signInUrl(this.next()));

  constructor() {
    effect(() => {
      const signedIn = this.data.value()?.viewer && !this.data.loading();
      if (signedIn) void this.router.navigateByUrl(this.next(), { replaceUrl: true });
    });
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }
}

/** A path of this application; undefined for all else that an address may hold. */
function pageOf(text: unknown): string | undefined {
  return typeof text === 'string' && /^\/(?![/\\])/.test(text) ? text : undefined;
}

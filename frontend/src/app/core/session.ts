import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Answers } from './answers';
import { BROWSER_ZONE } from './browser-zone';
import { DRAWING } from './drawing';
import { OtherTabs } from './other-tabs';

/** Who is signed in, as every page's answer tells it. */
export interface SignedInListener {
  id: string;
  displayName: string;
  avatarUrl: string | null;
  /** Name of the listener's time zone, such as `Europe/Berlin`. */
  timeZone: string;
}

/** The fields that every page asks for, so that the frame around the page needs no request of its own. */
export interface SessionFields {
  viewer: SignedInListener | null;
  service: { demo: boolean };
}

/** Who is signed in and whether Spotify is simulated; both unknown until the first page has its answer. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly answers = inject(Answers);
  private readonly http = inject(HttpClient);
  private readonly otherTabs = inject(OtherTabs);
  private readonly document = inject(DOCUMENT);
  private readonly drawing = inject(DRAWING);
  private readonly who = signal<SignedInListener | null | undefined>(this.drawing?.listener);
  private readonly simulated = signal(this.drawing?.demo ?? false);
  private readonly zone = inject(BROWSER_ZONE);

  /** Undefined until it is known, null when nobody is signed in. */
  readonly listener = this.who.asReadonly();
  /** True while Spotify is simulated. */
  readonly demo = this.simulated.asReadonly();

  constructor() {
    this.otherTabs.heard((listener) => this.follow(listener));
  }

  /** Takes over what an answer told. Answers of a session that has ended are dropped from memory. */
  learn({ viewer, service }: SessionFields): void {
    this.simulated.set(service.demo);
    if (!viewer) return this.ended();
    if (this.startsAnewFor(viewer.id)) return;
    const isNews = viewer.id !== this.who()?.id;
    this.who.set(viewer);
    if (isNews) this.otherTabs.tell(viewer.id);
  }

  /**
   * Whether an answer is of another listener than the one who is known here: somebody else has signed in meanwhile. Then
   * nothing in memory holds any more, and the tab starts anew.
   */
  startsAnewFor(listener: string): boolean {
    const known = this.who();
    if (!known || known.id === listener) return false;
    this.startAnew();
    return true;
  }

  /** Forgets the listener and everything that was asked in their name, here and in the other tabs. */
  ended(): void {
    const isNews = this.who() !== null;
    this.forget();
    if (isNews) this.otherTabs.tell(null);
  }

  /** Ends the session on the server, then here. */
  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/auth/sign-out', null, { responseType: 'text' }));
    this.ended();
  }

  /** Where signing in starts; afterwards the browser comes back to the path `returnTo` of this origin. */
  signInUrl(returnTo: string): string {
    const timeZone = this.zone();
    return `/auth/spotify?${new URLSearchParams({ returnTo, ...(timeZone && { timeZone }) }).toString()}`;
  }

  private forget(): void {
    const wasSignedIn = Boolean(this.who());
    this.who.set(null);
    if (wasSignedIn) this.answers.clear();
  }

  /** All tabs have one session: where this tab shows another listener, or none, it starts anew. */
  private follow(listener: string | null): void {
    if (listener === null) return this.forget();
    if (this.who() !== undefined && this.who()?.id !== listener) this.startAnew();
  }

  private startAnew(): void {
    this.document.defaultView?.location.reload();
  }
}

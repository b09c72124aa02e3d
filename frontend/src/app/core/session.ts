import { isPlatformServer } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable, PLATFORM_ID, signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { firstValueFrom } from 'rxjs';

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
  private readonly apollo = inject(Apollo);
  private readonly http = inject(HttpClient);
  private readonly who = signal<SignedInListener | null | undefined>(undefined);
  private readonly simulated = signal(false);
  /** Where the build is says nothing of where listeners are. */
  private readonly zone: Record<string, string> = isPlatformServer(inject(PLATFORM_ID))
    ? {}
    : { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };

  /** Undefined until it is known, null when nobody is signed in. */
  readonly listener = this.who.asReadonly();
  /** True while Spotify is simulated. */
  readonly demo = this.simulated.asReadonly();

  /** Takes over what an answer told. Answers of a session that has ended are dropped from memory. */
  learn({ viewer, service }: SessionFields): void {
    this.simulated.set(service.demo);
    if (!viewer) return this.ended();
    this.who.set(viewer);
  }

  /** Forgets the listener and everything that was asked in their name. */
  ended(): void {
    const wasSignedIn = Boolean(this.who());
    this.who.set(null);
    if (wasSignedIn) void this.apollo.client.clearStore();
  }

  /** Ends the session on the server, then here. */
  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/auth/sign-out', null, { responseType: 'text' }));
    this.ended();
  }

  /** Where signing in starts; afterwards the browser comes back to the path `returnTo` of this origin. */
  signInUrl(returnTo: string): string {
    return `/auth/spotify?${new URLSearchParams({ returnTo, ...this.zone }).toString()}`;
  }
}

import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { requestFailure } from './request-failure';
import { Session } from './session';
import { Toasts } from './toasts';

/** What signs the listener out and leads to the welcome page, or says why it did not. Call it in an injection context. */
export function signOut(): () => Promise<void> {
  const router = inject(Router);
  const session = inject(Session);
  const toasts = inject(Toasts);
  return async () => {
    try {
      await session.signOut();
    } catch (error) {
      toasts.bad(`You are still signed in. ${requestFailure(error).message}`);
      return;
    }
    await router.navigateByUrl('/');
  };
}

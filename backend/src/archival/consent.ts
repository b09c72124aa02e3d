import { TZDate } from '@date-fns/tz';
import { addMonths } from 'date-fns';

/** Spotify ends a consent six months after the sign-in; refreshing tokens does not extend it (CAP-8). */
const CONSENT_MONTHS = 6;
const SOON_DAYS = 30;
const THIS_WEEK_DAYS = 7;
const DAY_MS = 86_400_000;

/** How near the end of the consent is. */
export enum ConsentNotice {
  NONE = 'NONE',
  /** At most 30 days are left. */
  ENDS_SOON = 'ENDS_SOON',
  /** At most 7 days are left. */
  ENDS_THIS_WEEK = 'ENDS_THIS_WEEK',
  ENDED = 'ENDED',
}

/** The countdown of a consent that was given at `authorizedAt`; days are begun days of 24 hours. */
export function consentAt(authorizedAt: Date, now: Date) {
  const expiresAt = new Date(addMonths(new TZDate(authorizedAt, 'UTC'), CONSENT_MONTHS).getTime());
  const daysLeft = Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS));
  return { authorizedAt, expiresAt, daysLeft, notice: noticeFor(daysLeft) };
}

function noticeFor(daysLeft: number): ConsentNotice {
  if (daysLeft === 0) return ConsentNotice.ENDED;
  if (daysLeft <= THIS_WEEK_DAYS) return ConsentNotice.ENDS_THIS_WEEK;
  return daysLeft <= SOON_DAYS ? ConsentNotice.ENDS_SOON : ConsentNotice.NONE;
}

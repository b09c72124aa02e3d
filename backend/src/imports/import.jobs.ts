import { defineJob } from '../platform/jobs/job';

/** Runs an import, or undoes it. Imports that nobody works on are found again, so a lost job costs some seconds only. */
export const importJob = defineJob<{ importId: number }>('import', { retryLimit: 6, expireInSeconds: 3_600 });

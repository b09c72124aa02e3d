import { defineJob } from '../platform/jobs/job';

const OPTIONS = { retryLimit: 6, expireInSeconds: 3_600 };

/** Runs an import. Imports that nobody works on are found again, so a lost job costs some seconds only. */
export const importJob = defineJob<{ importId: number }>('import', OPTIONS);

/** Undoes an import; apart from the others, so that it waits for no long import of somebody else. */
export const undoJob = defineJob<{ importId: number }>('import-undo', OPTIONS);

/** How a kind of job is queued and retried. */
export interface JobOptions {
  /** How often a failed job is tried again before it goes to the dead letters; default 4, that is five tries. */
  retryLimit?: number;
  /** Seconds before the first repetition, doubled with each further one; default 1. */
  retryDelay?: number;
  /** Seconds after which a running job counts as stuck and is given to another worker; default 900. */
  expireInSeconds?: number;
  /** Seconds between two looks for jobs that became due; new jobs are announced at once. Default 2. */
  pollingSeconds?: number;
}

/** A kind of job: its name in the queue and the type of its payload (plain JSON). */
export interface JobDefinition<T extends object> {
  readonly name: string;
  readonly options: JobOptions;
  /** Only carries the type of the payload. */
  readonly payload?: T;
}

/** Names a kind of job. Sender and worker share the definition, so the payload has one type. */
export function defineJob<T extends object>(name: string, options: JobOptions = {}): JobDefinition<T> {
  return { name, options };
}

/** One run of a job. */
export interface JobRun {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when the process shuts down or the job has taken too long: stop at the next safe point. */
  readonly signal: AbortSignal;
}

/** Does a job. A job that throws is tried again; a job may run twice, so its effects must be repeatable. */
export type JobHandler<T extends object> = (data: T, run: JobRun) => Promise<void>;

/** When and how one job is sent. */
export interface SendOptions {
  /** Not before this instant; default at once. */
  startAfter?: Date;
  /** While a job of this kind with the same key waits, sending it again does nothing. */
  singletonKey?: string;
  /** Higher goes first; default 0. */
  priority?: number;
}

import type { Environment } from '../config/environment';
import { VERSION } from '../version';
import type { Service } from './service.model';

/** What anyone may know of the installation to which a process with these settings belongs. */
export function serviceOf({ demo, maxUploadBytes }: Environment): Service {
  return { version: VERSION, demo, maxUploadBytes };
}

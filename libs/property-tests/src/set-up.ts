// Jest set-up. Where CI is set, property tests try the same inputs every time, so that a red run is never chance. At home they try
// new ones.
import * as fc from 'fast-check';
import { runs } from './runs';

const RUNS_OF_A_PROPERTY = 100;
const SEED_OF_CI = 4_161_003;

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  numRuns: runs(RUNS_OF_A_PROPERTY),
  ...(process.env['CI'] && { seed: SEED_OF_CI }),
});

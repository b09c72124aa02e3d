// Jest set-up: where CI is set, property tests try the same inputs every time, so that a red run is never chance. At home they try new ones.
const fc = require('fast-check');

const SEED_OF_CI = 4_161_003;

if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED_OF_CI });

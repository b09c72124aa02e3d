/** Settings that cannot be used. Names every faulty setting and the rule it breaks, never a value. */
export class EnvironmentError extends Error {
  constructor(
    /** One line for each fault: "<NAME> must be ...". */
    readonly faults: readonly string[],
  ) {
    super(['The settings cannot be used:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.name = 'EnvironmentError';
  }
}

import type { ComplexityEstimatorArgs } from '@nestjs/graphql';
import { Extensions } from '@nestjs/graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';

const CHECK = 'checkArguments';

type Check = (args: Record<string, unknown>) => unknown;

/**
 * Marks a field whose arguments are checked before anything of the operation is worked out.
 * @param check throws an ApplicationError for arguments that cannot be answered; needs nothing but the arguments
 */
export const CheckedArguments = <Args>(check: (args: Args) => unknown) => Extensions({ [CHECK]: check });

/** For whoever goes through the fields of an operation to estimate them: checks their arguments, and estimates nothing. */
export const checkArguments: ComplexityEstimator = ({ field, args }: ComplexityEstimatorArgs) => {
  (field.extensions[CHECK] as Check | undefined)?.(args);
};

import { SetMetadata } from '@nestjs/common';

/** Metadata key of {@link Public} and {@link NullForStrangers}. */
export const ACCESS = 'audiospective:access';

/** Access rule of an operation that strangers may run. Every other query and mutation needs a guard; a test fails where both are missing. */
export const Public = () => SetMetadata(ACCESS, 'public');

/** Access rule of an operation that answers null to strangers: fields below it are reached by signed-in listeners alone. A test asks each as both. */
export const NullForStrangers = () => SetMetadata(ACCESS, 'null for strangers');

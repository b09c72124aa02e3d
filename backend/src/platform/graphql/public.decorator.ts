import { SetMetadata } from '@nestjs/common';

/** Metadata key of {@link Public}. */
export const PUBLIC = 'audiospective:public';

/** Access rule of an operation that strangers may run. Every other query and mutation needs a guard; a test fails where both are missing. */
export const Public = () => SetMetadata(PUBLIC, true);

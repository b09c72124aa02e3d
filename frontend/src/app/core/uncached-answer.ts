import type { OperationVariables } from '@apollo/client';
import type { Apollo, TypedDocumentNode } from 'apollo-angular';
import { first, mergeMap, type Observable, of, throwError } from 'rxjs';

/**
 * One answer of the server that is not put into the cache: there a later page of a newer archive would pass earlier
 * ones off as its own.
 */
export function uncachedAnswer<T, V extends OperationVariables>(
  apollo: Apollo,
  query: TypedDocumentNode<T, V>,
  variables: V,
): Observable<T | undefined> {
  // Watched, because only that gives the request up when nobody waits for it any more.
  const watched = apollo.watchQuery<T, V>({ query, variables, fetchPolicy: 'no-cache' } as never);
  return watched.valueChanges.pipe(
    first(({ loading }) => !loading),
    mergeMap(({ data, dataState, error }) =>
      error ? throwError(() => error) : of(dataState === 'complete' ? data : undefined),
    ),
  );
}

import { FihrisError } from '../src/errors.ts';

/** The storage did not give what it holds. The index may be whole: the next try may succeed. */
export class StorageFailureError extends FihrisError {
  readonly code = 'storage-failure';
}

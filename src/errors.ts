/**
 * Everything that can go wrong, by what the user should do about it. Each class has a stable `code`; messages say what
 * was found and what to do next. The HTTP edge and the command line map these classes once and treat anything else as
 * a defect of ours.
 */

/** Base of all errors Fihris throws on purpose. */
export abstract class FihrisError extends Error {
  /** Stable identifier for logs and callers; never reworded. */
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** What is wrong with a query, for callers that say it in their own words. */
export type BadQueryReason =
  | 'empty'
  | 'too-long'
  | 'too-many-words'
  | 'bad-date'
  | 'from-after-to'
  | 'bad-parameter';

/** The query or a parameter cannot be answered as it stands: the caller must change it. */
export class BadQueryError extends FihrisError {
  readonly code = 'bad-query';
  readonly reason: BadQueryReason;

  constructor(reason: BadQueryReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** No article has the id asked for. */
export class UnknownArticleError extends FihrisError {
  readonly code = 'unknown-article';
}

/** A named object is not in the storage. */
export class MissingObjectError extends FihrisError {
  readonly code = 'missing-object';
}

/** The storage did not give what it holds. The index may be whole: the next try may succeed. */
export class StorageFailureError extends FihrisError {
  readonly code = 'storage-failure';
}

/** A request would cost its storage more than the owner allows. It is answered whole or not at all. */
export class CostCeilingError extends FihrisError {
  readonly code = 'too-costly';
}

/** There is no index at this place. */
export class NoIndexError extends FihrisError {
  readonly code = 'no-index';
}

/** Bytes of an index are not what was written: damaged, cut short, or a file in the wrong place. */
export class CorruptIndexError extends FihrisError {
  readonly code = 'corrupt-index';
}

/** The index is whole, but of a format version this code does not read. */
export class UnsupportedFormatError extends FihrisError {
  readonly code = 'unsupported-format';
}

/** The index is whole, but its terms were made by another analyser than the one that would read the query. */
export class AnalyserMismatchError extends FihrisError {
  readonly code = 'analyser-mismatch';
}

/** Other publishers changed the index again and again while this one tried to. */
export class PublishConflictError extends FihrisError {
  readonly code = 'publish-conflict';
}

/** A past state of an index is not kept any more. */
export class UnknownGenerationError extends FihrisError {
  readonly code = 'unknown-generation';
}

/** The state of an index that a list was begun on is not kept any more: it cannot be continued. */
export class CursorExpiredError extends FihrisError {
  readonly code = 'cursor-expired';
}

/** A stored article cannot be indexed as it is. */
export class BadRecordError extends FihrisError {
  readonly code = 'bad-record';
}

/** A command cannot do what it was asked to: a path that does not exist, nothing to index, a file in the way. */
export class CommandError extends FihrisError {
  readonly code = 'command';
}

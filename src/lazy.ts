/** A value made when it is first asked for: the platform's formatters cost more to make than most requests. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A pattern with classes of Unicode, made when it is first asked for. A literal is read when its module is, also inside of
 * functions that never run, and each class that it names takes an engine about half a millisecond.
 * @param flags besides `u`
 */
export function unicodePattern(pattern: string, flags = ''): () => RegExp {
  return lazy(() => new RegExp(pattern, `${flags}u`));
}

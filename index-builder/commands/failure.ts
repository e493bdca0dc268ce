/** What commands that work on an index say when they fail. */
import { BadRecordError, CommandError, NoIndexError } from '../../src/errors.ts';

/** A command that changes an index, in the words of its messages. */
export interface Change {
  /** As "The build". */
  readonly name: string;
  /** As "build". */
  readonly verb: string;
}

/** Runs work that changes the index of a location. @throws what the work throws, in words for the user */
export async function changing<T>(location: string, change: Change, work: () => Promise<T>): Promise<T> {
  try {
    return await namingLocation(location, work);
  } catch (error) {
    throw explained(error, location, change);
  }
}

/** Runs work on the index of a location. @throws NoIndexError naming the location where there is none */
export async function namingLocation<T>(location: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof NoIndexError ? noIndexIn(location, error) : error;
  }
}

export function noIndexIn(location: string, cause?: unknown): NoIndexError {
  const remedy = `Build one: fihris build SOURCE --to ${location}`;
  return new NoIndexError(`There is no index in ${location}. ${remedy}`, { cause });
}

/** Whether something failed in the operating system: a full disk, a missing right. Its message names the file. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function explained(error: unknown, location: string, { name, verb }: Change): unknown {
  const unchanged = `Nothing was changed in ${location}.`;
  if (error instanceof BadRecordError) {
    return new BadRecordError(
      `Stopped at ${error.message}. Correct it, or leave out --strict to go on without it. ${unchanged}`,
      { cause: error },
    );
  }
  if (isSystemError(error)) {
    return new CommandError(
      `${name} stopped: ${error.message}. Make room or give the rights that are missing, then ${verb} again. ${unchanged}`,
      { cause: error },
    );
  }
  return error;
}

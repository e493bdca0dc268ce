/** A search as a JSON body: the parameters of the address as its fields, with numbers and truth values as such. */
import { BadQueryError } from '../../src/errors.ts';
import { type Parameter, type Parameters, readParameters, type ValuesOf } from './parameters.ts';
import { searchQuery } from './requests.ts';

/** How much of an unknown name a message repeats. */
const MOST_SHOWN = 40;

/** A search that was asked for by a body. */
export interface SearchBody {
  readonly request: ValuesOf<typeof searchQuery>;
  /** What an address must say to ask the same. */
  readonly parameters: URLSearchParams;
}

/** @throws BadQueryError that names every fault of the body, with what to do about it */
export function readSearchBody(body: unknown): SearchBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new BadQueryError('bad-parameter', 'The body must be an object: send {"q": "..."}.');
  }
  const parameters: Parameters = searchQuery;
  const given: Record<string, string> = {};
  const faults = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const text = parameter && textOf(value, parameter);
    if (parameter === undefined) faults.set(name, unknownField(name));
    else if (text === undefined) faults.set(name, `${name} must be ${kindsOf(parameter)}.`);
    else if (text !== null) given[name] = text;
  }
  return { request: readFields(given, faults), parameters: new URLSearchParams(given) };
}

/** The text that a field's value would be in an address; null where it is left out, undefined for what cannot be one. */
function textOf(value: unknown, { keywords }: Parameter<unknown>): string | null | undefined {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return keywords.type === 'array' && isTexts ? value.join() : undefined;
}

function kindsOf({ keywords }: Parameter<unknown>): string {
  return keywords.type === 'array' ? 'an array of strings' : 'a string, a number, true or false';
}

function unknownField(name: string): string {
  const shown = name.length <= MOST_SHOWN ? name : `${name.slice(0, MOST_SHOWN)}…`;
  return `There is no field ${shown}: the fields are ${Object.keys(searchQuery).join(', ')}.`;
}

/** @param faults of fields, by name: those fields are not read */
function readFields(
  given: Readonly<Record<string, string>>,
  faults: ReadonlyMap<string, string>,
): ValuesOf<typeof searchQuery> {
  if (faults.size === 0) return readParameters(searchQuery, given);
  const sound = Object.entries(searchQuery).filter(([name]) => !faults.has(name));
  const all = [...faults.values()];
  try {
    readParameters(Object.fromEntries(sound), given);
  } catch (error) {
    if (!(error instanceof BadQueryError)) throw error;
    all.push(error.message);
  }
  throw new BadQueryError('bad-parameter', all.join(' '));
}

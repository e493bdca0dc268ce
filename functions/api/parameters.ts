/**
 * Query parameters: the text an address carries, read into what it means. A parameter that is given but empty counts as
 * left out, as the empty fields of a form do; one given twice is refused, since either could be meant.
 *
 * Read by plain functions and not by a schema of the validation library: every first request of a fresh isolate needs
 * them, and evaluating that library with its OpenAPI companion took longer than a search.
 */
import { isCalendarDate } from '../../src/article/article.ts';
import { BadQueryError } from '../../src/errors.ts';

/** Longest text of a filter, in UTF-16 code units: stored names are no longer. */
const LONGEST_TEXT = 500;
/** How much of a refused value a message repeats. */
const MOST_SHOWN = 40;

/** A parameter as it arrives: nothing, a text, or the texts of those it was given as. */
type Given = string | readonly string[] | undefined;

/** What the OpenAPI document says of a parameter beside its type. */
type Description = {
  readonly description: string;
  readonly default?: string | number;
  readonly format?: 'date';
  readonly maxLength?: number;
  readonly example?: string | string[];
};

/** A parameter's JSON Schema, with what OpenAPI says of it beside. */
type Keywords = Description & {
  readonly type: 'array' | 'integer' | 'number' | 'string';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: string[];
  readonly items?: { readonly type: 'string'; readonly enum?: string[] };
  readonly maxItems?: number;
  readonly param?: { readonly required?: boolean; readonly style?: 'form'; readonly explode?: boolean };
};

export interface Parameter<T> {
  readonly keywords: Keywords;
  /** @throws BadQueryError when what is given has no meaning */
  readonly read: (given: Given) => T;
}

/** The parameters of a route, by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What parameters mean, by name. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

/**
 * Reads all parameters; what is given beside them is passed over.
 * @throws BadQueryError that names every fault, with what to do about it
 */
export function readParameters<const P extends Parameters>(
  parameters: P,
  given: Readonly<Record<string, Given>>,
): ValuesOf<P> {
  const values: Record<string, unknown> = {};
  const faults = new Set<string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    try {
      values[name] = parameter.read(given[name]);
    } catch (error) {
      if (!(error instanceof BadQueryError)) throw error;
      faults.add(error.message);
    }
  }
  if (faults.size > 0) throw refusal([...faults].join(' '));
  return values as ValuesOf<P>;
}

function refusal(fault: string): BadQueryError {
  return new BadQueryError('bad-parameter', fault);
}

/**
 * A parameter that may be left out.
 * @param rule what a value must be, to end the sentence "limit must be …"
 * @param read gives the meaning of a text, or undefined where it has none
 */
function optional<T>(
  name: string,
  rule: string,
  read: (text: string) => T | undefined,
  keywords: Keywords,
): Parameter<T | undefined> {
  return {
    keywords,
    read(given) {
      if (Array.isArray(given)) throw refusal(`${name} is given ${given.length} times: give it once.`);
      const text = typeof given === 'string' ? given.trim() : '';
      if (text === '') return undefined;
      const value = read(text);
      if (value === undefined) throw refusal(`${name} must be ${rule}, not ${shown(text)}.`);
      return value;
    },
  };
}

export function wholeNumber(name: string, least: number, most: number, described: Description) {
  return optional(
    name,
    `a whole number from ${least} to ${most}`,
    (text) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
    { type: 'integer', minimum: least, maximum: most, ...described },
  );
}

/** A share, from 0 to 1, in hundredths: what differs by less is one search to caches and cursors. */
export function share(name: string, described: Description) {
  return optional(
    name,
    'a number from 0 to 1 with at most two decimals, such as 0.5',
    (text) => (/^(?:0|1|0?\.\d{1,2}|[01]\.0{1,2})$/.test(text) ? Number(text) : undefined),
    { type: 'number', minimum: 0, maximum: 1, ...described },
  );
}

/** `true` or `false`; false when it is left out. */
export function flag(name: string, described: Description): Parameter<boolean> {
  const { keywords, read } = oneOf(name, ['true', 'false'], { default: 'false', ...described });
  return { keywords, read: (given) => read(given) === 'true' };
}

export function oneOf<const T extends string>(name: string, values: readonly T[], described: Description) {
  return optional(name, `one of ${values.join(', ')}`, (text) => values.find((value) => value === text), {
    type: 'string',
    enum: [...values],
    ...described,
  });
}

/** Names out of a list, separated by commas; one that is given twice counts once. */
export function namesOf<const T extends string>(name: string, all: readonly T[], described: Description) {
  const named = (text: string) => {
    const parts = text.split(',').map((part) => part.trim());
    const known = parts.map((part) => all.find((one) => one === part)).filter((one) => one !== undefined);
    return known.length < parts.length ? undefined : [...new Set(known)];
  };
  return optional(name, `names among ${all.join(', ')}, separated by commas`, named, {
    type: 'array',
    items: { type: 'string', enum: [...all] },
    param: { style: 'form', explode: false },
    ...described,
  });
}

export function text(name: string, described: Description) {
  return optional(name, SHORT_TEXT, shortText, {
    type: 'string',
    maxLength: LONGEST_TEXT,
    ...described,
  });
}

/** A web address that others are completed by. */
export function webBase(name: string, described: Description) {
  return optional(
    name,
    'a web address, such as https://news.example/',
    (given) => (/^https?:\/\//i.test(given) && URL.canParse(given) ? shortText(given) : undefined),
    { type: 'string', maxLength: LONGEST_TEXT, ...described },
  );
}

/** What an answer gave, to be sent back as it is. */
export function token(name: string, longest: number, described: Description) {
  const whole = (given: string) => (given.length <= longest ? given : undefined);
  return optional(name, `at most ${longest} characters long`, whole, {
    type: 'string',
    maxLength: longest,
    ...described,
  });
}

/**
 * A date, whose parts the search reads. The plus of a zone is a space in an address that forgot to write it as %2B: it
 * is put back, for no date has a space.
 */
export function date(name: string, described: Description) {
  return optional(
    name,
    SHORT_TEXT,
    (given) => shortText(given)?.replace(/(T[\d:.]+) (\d{2}:?\d{2})$/, '$1+$2'),
    { type: 'string', ...described },
  );
}

/** A day of the calendar, as 2026-03-14. */
export function day(name: string, described: Description) {
  return optional(
    name,
    'a day, such as 2026-03-14',
    (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text) ? text : undefined),
    { type: 'string', format: 'date', ...described },
  );
}

/** The words to look for: needed, and checked by the search itself. */
export function query(name: string, described: Description): Parameter<string> {
  return {
    keywords: { type: 'string', param: { required: true }, ...described },
    read(given) {
      if (typeof given === 'string') return given;
      throw refusal(
        given === undefined
          ? `${name} is missing: give the words to look for.`
          : `${name} is given ${given.length} times: give it once, with all the words.`,
      );
    },
  };
}

/**
 * Ids, separated by commas, repeated, or both. A value with commas also counts as one id, since an id may hold a comma.
 */
export function idList(name: string, most: number, described: Description): Parameter<string[]> {
  return {
    keywords: {
      type: 'array',
      items: { type: 'string' },
      maxItems: most,
      param: { style: 'form', explode: true },
      ...described,
    },
    read(given) {
      const values = given === undefined ? [] : [given].flat();
      const ids = new Set(
        values.flatMap((value) => value.split(',').map((id) => id.trim())).filter((id) => id !== ''),
      );
      if (ids.size > most) throw refusal(`${name} has ${ids.size} ids; ${most} are the most.`);
      return [...new Set([...ids, ...values.map((value) => value.trim()).filter((id) => id.includes(','))])];
    },
  };
}

const SHORT_TEXT = `at most ${LONGEST_TEXT} characters long`;

function shortText(given: string): string | undefined {
  return given.length <= LONGEST_TEXT ? given : undefined;
}

function shown(given: string): string {
  return given.length <= MOST_SHOWN ? given : `${given.slice(0, MOST_SHOWN)}…`;
}

/**
 * Query parameters: the text an address carries, read into what it means. A parameter that is given but empty counts as
 * left out, as the empty fields of a form do; one given twice is refused, since either could be meant.
 */
import { z } from '@hono/zod-openapi';

/** Longest text of a filter, in UTF-16 code units: stored names are no longer. */
const LONGEST_TEXT = 500;
/** How much of a refused value a message repeats. */
const MOST_SHOWN = 40;

/** A parameter as it arrives: nothing, a string, or an array of those it was given as. */
const inAddress = z.unknown().optional();

/** What the OpenAPI document says of a parameter beside its type. */
type Description = {
  readonly description: string;
  readonly default?: string | number;
  readonly maxLength?: number;
  readonly example?: string;
};

type Keywords = Description & {
  readonly type: 'integer' | 'string';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: string[];
};

/**
 * A parameter that may be left out.
 * @param rule what a value must be, to end the sentence "limit must be …"
 * @param read gives the meaning of a text, or undefined where it has none
 */
function parameter<T>(name: string, rule: string, read: (text: string) => T | undefined, keywords: Keywords) {
  return inAddress
    .transform((given, context): T | undefined => {
      if (Array.isArray(given)) {
        context.addIssue({
          code: 'custom',
          message: `${name} is given ${given.length} times: give it once.`,
        });
        return undefined;
      }
      const text = typeof given === 'string' ? given.trim() : '';
      if (text === '') return undefined;
      const value = read(text);
      if (value === undefined) {
        context.addIssue({ code: 'custom', message: `${name} must be ${rule}, not ${shown(text)}.` });
      }
      return value;
    })
    .openapi(keywords);
}

export function wholeNumber(name: string, least: number, most: number, described: Description) {
  return parameter(
    name,
    `a whole number from ${least} to ${most}`,
    (text) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
    { type: 'integer', minimum: least, maximum: most, ...described },
  );
}

export function oneOf<const T extends string>(name: string, values: readonly T[], described: Description) {
  return parameter(name, `one of ${values.join(', ')}`, (text) => values.find((value) => value === text), {
    type: 'string',
    enum: [...values],
    ...described,
  });
}

export function text(name: string, described: Description) {
  return parameter(name, SHORT_TEXT, shortText, {
    type: 'string',
    maxLength: LONGEST_TEXT,
    ...described,
  });
}

/**
 * A date, whose parts the search reads. The plus of a zone is a space in an address that forgot to write it as %2B: it
 * is put back, for no date has a space.
 */
export function date(name: string, described: Description) {
  return parameter(
    name,
    SHORT_TEXT,
    (given) => shortText(given)?.replace(/(T[\d:.]+) (\d{2}:?\d{2})$/, '$1+$2'),
    { type: 'string', ...described },
  );
}

/** The words to look for: needed, and checked by the search itself. */
export function query(name: string, described: Description) {
  return inAddress
    .transform((given, context): string => {
      if (typeof given === 'string') return given;
      const fault = Array.isArray(given)
        ? `${name} is given ${given.length} times: give it once, with all the words.`
        : `${name} is missing: give the words to look for.`;
      context.addIssue({ code: 'custom', message: fault });
      return '';
    })
    .openapi({ type: 'string', param: { required: true }, ...described });
}

/**
 * Ids, separated by commas, repeated, or both. A value with commas also counts as one id, since an id may hold a comma.
 */
export function idList(name: string, most: number, described: Description) {
  return inAddress
    .transform((given, context): string[] => {
      const values = [given].flat().filter((value) => typeof value === 'string');
      const ids = new Set(
        values.flatMap((value) => value.split(',').map((id) => id.trim())).filter((id) => id !== ''),
      );
      if (ids.size > most) {
        context.addIssue({ code: 'custom', message: `${name} has ${ids.size} ids; ${most} are the most.` });
      }
      return [...new Set([...ids, ...values.map((value) => value.trim()).filter((id) => id.includes(','))])];
    })
    .openapi({
      type: 'array',
      items: { type: 'string' },
      maxItems: most,
      param: { style: 'form', explode: true },
      ...described,
    });
}

const SHORT_TEXT = `at most ${LONGEST_TEXT} characters long`;

function shortText(given: string): string | undefined {
  return given.length <= LONGEST_TEXT ? given : undefined;
}

function shown(given: string): string {
  return given.length <= MOST_SHOWN ? given : `${given.slice(0, MOST_SHOWN)}…`;
}

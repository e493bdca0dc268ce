/** The words of the query language: which operator or field a run of letters names. */
import { normalise } from '../arabic/tokenise.ts';
import { unicodePattern } from '../lazy.ts';
import data from './data/names.json' with { type: 'json' };
import { COLON, indexOfAny } from './signs.ts';
import type { TextField, ValueField } from './tree.ts';

export type Operator = 'and' | 'or' | 'not' | 'near';
export type FieldName = TextField | ValueField | 'date' | 'before' | 'after';

const lettersOnly = unicodePattern(String.raw`^[\p{L}\p{M}\u0640]+$`);
const arabic = unicodePattern(String.raw`^[\p{Script=Arabic}\p{M}\u0640]+$`);
const digits = unicodePattern(String.raw`^\p{Nd}+$`);
const SLASH = '/\uFF0F';

/** Distance of NEAR without a number, and the least and the most. */
export const USUAL_DISTANCE = 5;
export const LEAST_DISTANCE = 1;
export const MOST_DISTANCE = 50;

let operators: ReadonlyMap<string, Operator> | undefined;
let fields: ReadonlyMap<string, FieldName> | undefined;

/** The operator that a run is, by itself. */
export function operatorOf(run: string): Operator | null {
  const operator = nameOf(run);
  if (operator !== null) return operator;
  return indexOfAny(SLASH, run) < 0 || nearDistance(run) === null ? null : 'near';
}

/** What is hardly ever a name is looked up before its letters are looked at: patterns of classes are slow to make. */
function nameOf(run: string): Operator | null {
  operators ??= named<Operator>(data.operators, arabicForm);
  const exact = operators.get(run);
  if (exact !== undefined) return exact;
  const folded = operators.get(normalise(run));
  return folded !== undefined && arabic().test(run) ? folded : null;
}

/** The distance that NEAR/n gives, as it was typed; {@link USUAL_DISTANCE} without a number; null for other runs. */
export function nearDistance(run: string): number | null {
  const slash = indexOfAny(SLASH, run);
  if (nameOf(slash < 0 ? run : run.slice(0, slash)) !== 'near') return null;
  const number = slash < 0 ? '' : run.slice(slash + 1);
  if (number === '') return USUAL_DISTANCE;
  return digits().test(number) ? Number(normalise(number)) : null;
}

/** The field that a run begins with the name of, and where its value begins: after the colon. */
export function fieldOf(run: string): { field: FieldName; valueAt: number } | null {
  const colon = indexOfAny(COLON, run);
  if (colon <= 0) return null;
  const name = run.slice(0, colon);
  if (!lettersOnly().test(name)) return null;
  fields ??= named<FieldName>(data.fields, normalise);
  const field = fields.get(normalise(name));
  return field === undefined ? null : { field, valueAt: colon + 1 };
}

/** The normal form of an Arabic name; Latin ones stay, since their case tells them from words. */
function arabicForm(name: string): string {
  return arabic().test(name) ? normalise(name) : name;
}

function named<Name extends string>(
  names: Readonly<Record<Name, readonly string[]>>,
  form: (name: string) => string,
): ReadonlyMap<string, Name> {
  const entries = Object.entries(names) as [Name, readonly string[]][];
  return new Map(entries.flatMap(([name, spellings]) => spellings.map((text) => [form(text), name])));
}

/** What a source yields: an article, or a record that cannot be one, each with where it stands. */
import { z } from 'zod';
import { tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import { articleSchema } from '../../src/article/article-schema.ts';
import { cleanLine, cleanText } from '../cleaning/clean-text.ts';
import { lacksZone, tidyTime } from './published.ts';

/** Where a record stands. */
export interface Place {
  /** The file as it was named. */
  readonly file: string;
  /** Line of the file, from 1, where each line is a record. */
  readonly line?: number;
  /** Number in the array, from 1, where the file is one. */
  readonly item?: number;
}

export type SourceRecord = GoodRecord | BadRecord;

export interface GoodRecord {
  readonly kind: 'article';
  readonly place: Place;
  readonly article: Article;
  /** What the reader should know of how the article was read. */
  readonly notes: readonly string[];
}

export interface BadRecord {
  readonly kind: 'bad';
  readonly place: Place;
  readonly reason: string;
}

export function placeName({ file, line, item }: Place): string {
  if (line !== undefined) return `${file}:${line}`;
  return item === undefined ? file : `${file}, article ${item}`;
}

/** Fields that hold one line of text, and those that hold paragraphs; the others are taken as they are. */
const LINES = ['title', 'section', 'source', 'author'];
const PARAGRAPHS = ['body', 'summary'];
/** Fields that stand in filters, where one name must not be two. */
const NAMES = ['section', 'source', 'author'];
const OPTIONAL = ['url', 'section', 'source', 'author', 'tags', 'image', 'summary'];

const PRESENTATION_FORMS = /[\uFB50-\uFDFF\uFE70-\uFEFC]+/g;

/** Latin and Arabic commas and semicolons, and ends of lines. */
const COMMAS = /[,;\u060c\u061b\n]/;

const EXAMPLE_TIME = '2026-03-14T09:30:00+03:00';

const objectSchema = z.record(z.string(), z.unknown());

/** Cleans and validates one decoded JSON value. */
export function recordOf(value: unknown, place: Place): SourceRecord {
  const fields = objectSchema.safeParse(value);
  if (!fields.success) return { kind: 'bad', place, reason: 'is not a JSON object' };
  const { id } = fields.data;
  if (typeof id === 'number' && !Number.isSafeInteger(id)) {
    return {
      kind: 'bad',
      place,
      reason: 'id is a number that JSON does not keep exactly: write it in quotes',
    };
  }
  const parsed = articleSchema.safeParse(cleaned(fields.data), { reportInput: true });
  if (!parsed.success) return { kind: 'bad', place, reason: reasonOf(parsed.error) };
  const article = parsed.data;
  if (tokenise(article.title).length === 0 && tokenise(article.body).length === 0) {
    return { kind: 'bad', place, reason: 'title and body hold no word to find it by' };
  }
  return { kind: 'article', place, article, notes: [] };
}

/** A name as filters compare it: one line, its ligatures taken apart. */
export function cleanName(name: string): string {
  return cleanLine(name).replace(PRESENTATION_FORMS, (forms) => forms.normalize('NFKC'));
}

/** Numeric ids are ids; optional fields that are null or blank are fields left out. */
function cleaned(fields: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...fields };
  const change = (name: string, clean: (text: string) => string) => {
    if (typeof result[name] === 'string') result[name] = clean(result[name]);
  };
  if (typeof result['id'] === 'number') result['id'] = String(result['id']);
  change('published', tidyTime);
  for (const name of LINES) change(name, NAMES.includes(name) ? cleanName : cleanLine);
  for (const name of PARAGRAPHS) change(name, cleanText);
  const tags = tagsOf(isBlank(result['tags'] ?? null) ? result['keywords'] : result['tags']);
  if (tags !== undefined) result['tags'] = tags;
  for (const name of OPTIONAL) if (isBlank(result[name])) delete result[name];
  return result;
}

/** Tags in a list, or in one text between commas, each once. What is neither is left for the check to refuse. */
function tagsOf(given: unknown): unknown {
  const all = typeof given === 'string' ? given.split(COMMAS) : given;
  if (!Array.isArray(all)) return given ?? undefined;
  const names = all.map((tag: unknown) => (typeof tag === 'string' ? cleanName(tag) : tag));
  return [...new Set(names)].filter((tag) => tag !== '' && tag !== null);
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** What is wrong with the fields of a record, said in terms of its JSON. */
function reasonOf(error: z.ZodError): string {
  return error.issues.map(issueText).join('; ');
}

function issueText(issue: z.core.$ZodIssue): string {
  const [field, index] = issue.path;
  const name = index === undefined ? String(field) : `${String(field)}[${String(index)}]`;
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null) return `${name} is missing`;
    return `${name} is not ${issue.expected === 'array' ? 'a list' : 'text'}`;
  }
  if (issue.code === 'too_small') return `${name} is empty`;
  if (issue.code === 'too_big') {
    const limit = Number(issue.maximum).toLocaleString('en');
    return issue.origin === 'array'
      ? `${name} has more than ${limit} entries`
      : `${name} is longer than ${limit} characters`;
  }
  if (field === 'published' && lacksZone(issue.input)) {
    return `published has no zone: write it as ${EXAMPLE_TIME}`;
  }
  return `${name} ${issue.message}`;
}

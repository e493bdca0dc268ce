/** What a source yields: an article, or a record that cannot be one, each with where it stands. */
import { z } from 'zod';
import { type Article, articleSchema } from '../../src/article/article.ts';
import { cleanLine, cleanText } from '../cleaning/clean-text.ts';

/** Where a record stands: the file as it was named, and the line (from 1) where a file has many. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

export type SourceRecord =
  | {
      readonly kind: 'article';
      readonly place: Place;
      readonly article: Article;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'bad'; readonly place: Place; readonly reason: string };

export function placeName({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Fields that hold one line of text, and those that hold paragraphs; the others are taken as they are. */
const LINES = ['title', 'section', 'source', 'author'];
const PARAGRAPHS = ['body', 'summary'];
const OPTIONAL = ['url', 'section', 'source', 'author', 'tags', 'image', 'summary'];

const objectSchema = z.record(z.string(), z.unknown());

/** Cleans and validates one decoded JSON value. */
export function recordOf(value: unknown, place: Place): SourceRecord {
  const fields = objectSchema.safeParse(value);
  if (!fields.success) return { kind: 'bad', place, reason: 'is not a JSON object' };
  const parsed = articleSchema.safeParse(cleaned(fields.data));
  if (!parsed.success) return { kind: 'bad', place, reason: reasonOf(parsed.error) };
  return { kind: 'article', place, article: parsed.data, notes: [] };
}

/** Numeric ids are ids; optional fields that are null or blank are fields left out. */
function cleaned(fields: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...fields };
  if (typeof result['id'] === 'number') result['id'] = String(result['id']);
  for (const name of LINES) if (typeof result[name] === 'string') result[name] = cleanLine(result[name]);
  for (const name of PARAGRAPHS) if (typeof result[name] === 'string') result[name] = cleanText(result[name]);
  const { tags } = result;
  if (Array.isArray(tags)) {
    result['tags'] = tags
      .map((tag) => (typeof tag === 'string' ? cleanLine(tag) : tag))
      .filter((tag) => tag !== '');
  }
  for (const name of OPTIONAL) {
    if (result[name] === null || result[name] === '') delete result[name];
  }
  return result;
}

function reasonOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`).join('; ');
}

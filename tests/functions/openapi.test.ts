import { readFile } from 'node:fs/promises';
import { HTTPException } from 'hono/http-exception';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import examples from '../../functions/api/examples.json' with { type: 'json' };
import { readRelatedBody } from '../../functions/api/requests.ts';
import { createApp } from '../../functions/app.ts';
import { articlesAnswerSchema } from '../../functions/openapi/batch-routes.ts';
import { copiesAnswerSchema } from '../../functions/openapi/copies-route.ts';
import exportExamples from '../../functions/openapi/export-examples.json' with { type: 'json' };
import { jsonFeedSchema } from '../../functions/openapi/feed-schema.ts';
import {
  articleAnswerSchema,
  healthSchema,
  problemSchema,
  relatedAnswerSchema,
  searchAnswerSchema,
} from '../../functions/openapi/schemas.ts';
import searchExamples from '../../functions/openapi/search-examples.json' with { type: 'json' };
import statusExample from '../../functions/openapi/status-example.json' with { type: 'json' };
import { statusSchema } from '../../functions/openapi/status-route.ts';
import suggestExample from '../../functions/openapi/suggest-example.json' with { type: 'json' };
import { suggestAnswerSchema } from '../../functions/openapi/suggest-route.ts';
import {
  bodyTooLarge,
  type Problem,
  problemOf,
  tooManyRequests,
  unknownPath,
  wrongMethod,
} from '../../functions/problem.ts';
import {
  AnalyserMismatchError,
  BadQueryError,
  type BadQueryReason,
  CorruptIndexError,
  CostCeilingError,
  CursorExpiredError,
  MissingObjectError,
  NoIndexError,
  StorageFailureError,
  UnknownArticleError,
  UnsupportedFormatError,
} from '../../src/errors.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { FACETS } from '../../src/search/facets/facet-request.ts';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Readonly<Record<string, unknown>>;
}
interface Content {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Answer {
  readonly content?: Readonly<Record<string, Content>>;
  readonly $ref?: string;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Document {
  readonly openapi: string;
  readonly servers: readonly { url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Answer>> };
}

const app = createApp({ provider: new IndexProvider(storageWith(SAMPLES)), log: () => {} });
let document: Document;
let operations: (readonly [name: string, Operation])[];

beforeAll(async () => {
  document = await (await app.request('https://news.example/openapi.json')).json();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );
});

/** An answer, which may stand among those that routes share. */
function answerOf({ $ref, ...own }: Answer): Answer {
  return $ref === undefined ? own : document.components.responses[$ref.split('/').at(-1)!]!;
}

/** All examples of a text or object that is sent. */
function examplesOf({ example, examples: named = {} }: Content): unknown[] {
  return [...(example === undefined ? [] : [example]), ...Object.values(named).map(({ value }) => value)];
}

/** A value is what a schema says, with nothing besides. */
function expectFit(schema: ZodType, value: unknown): void {
  expect(schema.parse(value)).toEqual(value);
}

/** Every kind of problem there is, once. */
function everyProblem(): Problem[] {
  const reasons: Record<BadQueryReason, true> = {
    empty: true,
    'too-long': true,
    'too-many-words': true,
    'bad-date': true,
    'from-after-to': true,
    'bad-parameter': true,
  };
  const errors = [
    ...Object.keys(reasons).map((reason) => new BadQueryError(reason as BadQueryReason, '')),
    new UnknownArticleError(''),
    new CursorExpiredError(''),
    new NoIndexError(''),
    new CorruptIndexError(''),
    new MissingObjectError(''),
    new UnsupportedFormatError(''),
    new AnalyserMismatchError(''),
    new StorageFailureError(''),
    new CostCeilingError(''),
    new HTTPException(400),
    new HTTPException(415),
    new TypeError(''),
  ];
  return [
    ...errors.map(problemOf),
    unknownPath('/'),
    wrongMethod('PUT', '/', 'GET'),
    bodyTooLarge(1),
    tooManyRequests(),
  ];
}

/** Media types of answers that are not JSON. */
const TYPES: Readonly<Record<string, string>> = {
  'GET /search.csv': 'text/csv',
  'GET /search.ndjson': 'application/x-ndjson',
  'GET /search.atom': 'application/atom+xml',
  'GET /search.rss': 'application/rss+xml',
  'GET /search.json': 'application/feed+json',
  'GET /opensearch.xml': 'application/opensearchdescription+xml',
  'GET /related/{id}.html': 'text/html',
};

describe('the OpenAPI document', () => {
  it('has every route of the interface', () => {
    const notOfTheInterface = /^\/$|^\/read\/|^\/assets\/|^\/help|^\/openapi|^\/status$/;
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && !notOfTheInterface.test(path))
      .map(
        ({ method, path }) =>
          `${method} ${path.replace(/:(\w+)(\{\S+\.html\})?/g, (_, name, ending) => `{${name}}${ending ? '.html' : ''}`)}`,
      );
    expect(operations.map(([name]) => name).sort()).toEqual([...new Set(routes)].sort());
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://news.example/' }] });
  });

  it('tells every status a route can give', () => {
    const statuses = Object.fromEntries(
      operations.map(([name, { responses }]) => [name, Object.keys(responses).map(Number)]),
    );
    expect(statuses).toEqual({
      'GET /search': [200, 304, 400, 410, 429, 500, 503],
      'GET /search.csv': [200, 304, 400, 410, 429, 500, 503],
      'GET /search.ndjson': [200, 304, 400, 410, 429, 500, 503],
      'GET /search.atom': [200, 304, 400, 429, 500, 503],
      'GET /search.rss': [200, 304, 400, 429, 500, 503],
      'GET /search.json': [200, 304, 400, 429, 500, 503],
      'POST /search': [200, 400, 410, 413, 415, 429, 500, 503],
      'GET /articles': [200, 304, 400, 429, 500, 503],
      'GET /related/{id}': [200, 304, 400, 404, 429, 500, 503],
      'GET /related/{id}.html': [200, 304, 400, 404, 429, 500, 503],
      'POST /related': [200, 400, 413, 415, 429, 500, 503],
      'GET /articles/{id}': [200, 304, 404, 429, 500, 503],
      'GET /articles/{id}/copies': [200, 304, 400, 404, 429, 500, 503],
      'GET /suggest': [200, 304, 400, 429, 500, 503],
      'GET /opensearch.xml': [200, 304, 429, 500],
      'GET /health': [200, 429, 500, 503],
      'GET /status.json': [200, 429, 500, 503],
    });
  });

  it('says what numbers, choices and lists are', () => {
    const parameters = document.paths['/search']!['get']!.parameters!;
    const schemaOf = (name: string) => parameters.find((one) => one.name === name)!.schema;
    expect(schemaOf('limit')).toMatchObject({ type: 'integer', minimum: 1, maximum: 50, default: 10 });
    expect(schemaOf('offset')).toMatchObject({ type: 'integer', minimum: 0, maximum: 10_000, default: 0 });
    expect(schemaOf('facets')).toMatchObject({ type: 'array', items: { type: 'string', enum: [...FACETS] } });
    expect(schemaOf('sort')).toMatchObject({ type: 'string', enum: ['relevance', 'newest', 'oldest'] });
    expect(parameters.filter((one) => one.required).map((one) => one.name)).toEqual(['q']);
    const exclude = document.paths['/related/{id}']!['get']!.parameters!.find(
      (one) => one.name === 'exclude',
    )!;
    expect(exclude).toMatchObject({
      style: 'form',
      explode: true,
      schema: { type: 'array', items: { type: 'string' }, maxItems: 100 },
    });
  });

  it('describes every parameter, and has an example of every answer', () => {
    const names = operations.map(([, { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const [name, { summary, parameters = [], responses }] of operations) {
      expect(summary).not.toBe('');
      for (const parameter of parameters)
        expect([name, parameter.name, parameter.description]).not.toContain(undefined);
      for (const [status, answer] of Object.entries(responses)) {
        if (status === '304') continue;
        const { content } = answerOf(answer);
        const type = status === '200' ? (TYPES[name] ?? 'application/json') : 'application/problem+json';
        expect(Object.keys(content!)).toEqual([type]);
        const shown = examplesOf(content![type]!);
        expect([name, status, shown.length]).not.toContain(0);
        if (status === '200') continue;
        for (const example of shown) {
          expectFit(problemSchema, example);
          expect(example).toMatchObject({ status: Number(status) });
        }
      }
    }
  });

  it('says every kind of problem that a route can answer with, in its words', () => {
    const shown = Object.values(document.components.responses).flatMap(({ content = {} }) =>
      Object.values(content).flatMap(examplesOf),
    ) as { type: string; title: string; status: number }[];
    const kinds = shown.map(({ type, status, title }) => `${status} ${type.split(':').at(-1)} ${title}`);
    const ofRoutes = everyProblem().filter(({ kind }) => !['not-found', 'method-not-allowed'].includes(kind));
    expect([...new Set(kinds)].sort()).toEqual(
      ofRoutes.map(({ kind, status, title }) => `${status} ${kind} ${title}`).sort(),
    );
  });

  it('refers only to what it has', () => {
    const text = JSON.stringify(document);
    const found = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!.split('/'));
    expect(found.length).toBeGreaterThan(5);
    for (const path of found) {
      const target = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      expect([path, target]).not.toContain(undefined);
    }
  });
});

describe('the schemas', () => {
  it('are what the examples are', () => {
    for (const example of [examples.search, ...Object.values(searchExamples)])
      expectFit(searchAnswerSchema, example);
    expectFit(relatedAnswerSchema, examples.related);
    expect(readRelatedBody(examples.relatedRequest)).toEqual(examples.relatedRequest);
    expectFit(articleAnswerSchema, examples.article);
    expectFit(healthSchema, examples.health);
    expectFit(statusSchema, statusExample);
    expectFit(suggestAnswerSchema, suggestExample);
    expectFit(jsonFeedSchema, exportExamples.json);
  });

  it('are what the answers are', async () => {
    const answerAt = async (path: string) => (await app.request(`https://news.example${path}`)).json();
    expectFit(searchAnswerSchema, await answerAt(`/search?limit=50&q=${encodeURIComponent('مدينة')}`));
    expectFit(searchAnswerSchema, await answerAt(`/search?q=${encodeURIComponent('مدينة زقزقةة المكلا')}`));
    const counted = await answerAt(
      `/search?facets=${FACETS.join()}&from=2026&q=${encodeURIComponent('مدينة')}`,
    );
    expectFit(searchAnswerSchema, counted);
    expect(Object.keys(counted.facets)).toEqual(FACETS);
    const explained = await answerAt(`/search?explain=true&q=${encodeURIComponent('أمطار مدينة المكلا')}`);
    expectFit(searchAnswerSchema, explained);
    for (const { score, explanation } of explained.results) {
      const parts = explanation.terms.map((term: { score: number }) => term.score);
      const { proximity, lead } = explanation;
      const sum = parts.reduce((total: number, part: number) => total + part, proximity + lead);
      expect(Math.abs(sum - score)).toBeLessThan(1e-6);
    }
    for (const { id } of SAMPLES.slice(0, 20)) {
      expectFit(relatedAnswerSchema, await answerAt(`/related/${id}`));
      expectFit(articleAnswerSchema, await answerAt(`/articles/${id}`));
    }
    expectFit(copiesAnswerSchema, await answerAt('/articles/soc-001/copies'));
    expectFit(healthSchema, await answerAt('/health'));
    expectFit(statusSchema, await answerAt('/status.json'));
    expectFit(articlesAnswerSchema, await answerAt('/articles?ids=soc-001,soc-999,pol-001'));
    expectFit(jsonFeedSchema, await answerAt(`/search.json?q=${encodeURIComponent('مدينة')}`));
    expectFit(problemSchema, await answerAt('/articles/nobody'));
    const table = await app.request(`https://news.example/search.csv?q=${encodeURIComponent('مدينة')}`);
    const [columns] = (await table.text()).split('\r\n');
    expect(exportExamples.csv.split('\r\n')[0]).toBe(columns);
  });
});

describe('docs/api.md', () => {
  it('tells of every route, parameter and status', async () => {
    const text = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
    const sections = new Map(text.split(/^## /m).map((section) => [section.split('\n')[0]!, section]));
    for (const [name, { parameters = [], responses }] of operations) {
      expect([...sections.keys()]).toContain(name);
      for (const parameter of parameters) {
        if (parameter.in === 'query') expect(sections.get(name)).toContain(`\`${parameter.name}\``);
      }
      for (const status of Object.keys(responses)) expect(text).toMatch(new RegExp(`\\b${status}\\b`));
    }
  });

  it('has examples that fit the schemas', async () => {
    const text = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
    const found = [...text.matchAll(/^```json\n([\s\S]+?)^```/gm)].map(([, json]) => JSON.parse(json!));
    const schemas = [
      searchAnswerSchema,
      relatedAnswerSchema,
      articleAnswerSchema,
      healthSchema,
      statusSchema,
      problemSchema,
    ];
    expect(found).toHaveLength(schemas.length);
    for (const [i, schema] of schemas.entries()) expectFit(schema, found[i]);
  });

  it('lists every kind of problem with its status, and no others', async () => {
    const text = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
    const listed = [...text.matchAll(/^\| (\d{3}) \| `([a-z-]+)` \|/gm)].map(
      ([, status, kind]) => `${status} ${kind}`,
    );
    const problems = everyProblem();
    expect(listed.sort()).toEqual(problems.map(({ status, kind }) => `${status} ${kind}`).sort());
  });
});

/**
 * The reference page: the OpenAPI document for people, drawn once from the document itself, so that it cannot say anything
 * else. English, with Arabic headings and Arabic examples; whole without a script.
 */
import { html } from 'hono/html';
import { openApiDocument } from '../openapi/document.ts';
import { renderLayout } from '../page/layout.ts';
import type { Html } from '../page/model.ts';
import { renderSearchForm } from '../page/search-form.ts';
import arabic from './arabic.json' with { type: 'json' };
import { fieldsAnswered, typeOf } from './fields.ts';
import type { Answer, Document, Schema } from './model.ts';
import { type Route, renderRoute, routeName } from './operation.ts';

const TAGS: Readonly<Record<string, string>> = arabic.tags;

/** @param style address of the style sheet */
export async function referencePage(style: string): Promise<string> {
  return String(await renderReference(openApiDocument as Document, style));
}

function renderReference(document: Document, style: string): Html {
  const { tags, paths, components, info } = document;
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const groups = tags.map(({ name, description }) => ({
    name,
    description,
    routes: routes.filter(({ operation }) => operation.tags.includes(name)),
  }));
  return renderLayout({
    title: arabic.title,
    description: info.description,
    styles: [style],
    search: renderSearchForm({ query: '' }),
    content: html`<article class="reference" lang="en" dir="ltr">
<header class="ref-head">
<h1><span lang="ar" dir="rtl">${arabic.title}</span> <span>HTTP interface</span></h1>
<p class="ref-arabic" lang="ar" dir="rtl">${arabic.introduction}</p>
<p>${info.description} Code generators read <a href="/openapi.json"><code>/openapi.json</code></a>.</p>
</header>
<div class="ref-columns">
${contents(groups)}
<div class="ref-body">
${groups.map(renderGroup)}
${renderFailures(components.responses)}
${renderSchemas(components.schemas)}
</div>
</div>
</article>`,
  });
}

interface Group {
  readonly name: string;
  readonly description: string;
  readonly routes: readonly Route[];
}

const anchorOf = (name: string) => `group-${name.toLowerCase().replaceAll(' ', '-')}`;

function contents(groups: readonly Group[]): Html {
  return html`<nav class="ref-contents" aria-label="Routes">
${groups.map(
  ({ name, routes }) => html`<p><a href="#${anchorOf(name)}">${name}</a></p>
<ul>
${routes.map(
  ({
    method,
    path,
    operation,
  }) => html`<li><a href="#${operation.operationId}">${routeName(method, path)}</a></li>
`,
)}</ul>
`,
)}<p><a href="#failures">Failures</a></p>
<p><a href="#schemas">Objects</a></p>
</nav>`;
}

function renderGroup({ name, description, routes }: Group): Html {
  return html`<section class="ref-group" id="${anchorOf(name)}">
<h2>${name} <span lang="ar" dir="rtl">${TAGS[name] ?? ''}</span></h2>
<p>${description}</p>
${routes.map(renderRoute)}
</section>
`;
}

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

function renderFailures(responses: Readonly<Record<string, Answer>>): Html {
  return html`<section class="ref-group" id="failures">
<h2>Failures <span lang="ar" dir="rtl">${arabic.failures}</span></h2>
<p>Problem details (RFC 9457), <code>application/problem+json</code>. The end of <code>type</code> names the kind and does not change; <code>detail</code> says what was found and what to do.</p>
${Object.entries(responses).map(([name, { description = '', content = {} }]) => {
  const problems = Object.values(content)
    .flatMap(({ examples = {} }) => Object.values(examples))
    .map(({ value }) => value as Problem);
  return html`<section class="ref-route" id="failure-${name}">
<h3><b class="ref-status">${problems[0]?.status ?? 304}</b> ${description}</h3>
${
  problems.length === 0
    ? ''
    : html`<dl class="ref-fields">
${problems.map(
  ({ type, title, detail }) => html`<div>
<dt><code>${type.slice(type.lastIndexOf(':') + 1)}</code> <span class="ref-type">${title}</span></dt>
<dd>${detail}</dd>
</div>
`,
)}</dl>`
}
</section>
`;
})}</section>
`;
}

function renderSchemas(schemas: Readonly<Record<string, Schema>>): Html {
  return html`<section class="ref-group" id="schemas">
<h2>Objects <span lang="ar" dir="rtl">${arabic.schemas}</span></h2>
${Object.entries(schemas).map(
  ([name, schema]) => html`<section class="ref-route" id="schema-${name}">
<h3><a href="#schema-${name}">${name}</a></h3>
${schema.description === undefined ? '' : html`<p>${schema.description}</p>`}
${schema.properties === undefined ? html`<p>${typeOf(schema)}</p>` : fieldsAnswered(schema)}
</section>
`,
)}</section>
`;
}

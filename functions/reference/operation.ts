/** One route: how it is asked, what it takes, and what it answers. */
import { html } from 'hono/html';
import type { Html } from '../page/model.ts';
import arabic from './arabic.json' with { type: 'json' };
import { exampleText } from './example.ts';
import { fieldsAnswered, fieldsToSend, headerList, linkTo, parameterList, typeOf } from './fields.ts';
import { type Answer, type Media, nameOf, type Operation, type Parameter, type Schema } from './model.ts';

const ARABIC: Readonly<Record<string, string>> = arabic.operations;

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function renderRoute({ method, path, operation }: Route): Html {
  const { operationId, summary, description = '', parameters = [], requestBody, responses } = operation;
  return html`<section class="ref-route" id="${operationId}">
<h3><a href="#${operationId}">${routeName(method, path)}</a></h3>
<p class="ref-arabic" lang="ar" dir="rtl">${ARABIC[operationId] ?? ''}</p>
<p>${summary}. ${description}</p>
${method === 'get' ? address(path, parameters) : ''}
${parameters.length === 0 ? '' : html`<h4>Parameters</h4>${parameterList(parameters)}`}
${requestBody === undefined ? '' : html`<h4>Body</h4>${mediaOf(requestBody.content, fieldsToSend)}`}
<h4>Answers</h4>
${Object.entries(responses)
  .filter(([, answer]) => answer.$ref === undefined)
  .map(([status, answer]) => renderAnswer(status, answer))}
${failureLinks(responses)}
</section>
`;
}

/** A route by its method and path. */
export function routeName(method: string, path: string): Html {
  return html`<span class="ref-method ref-${method}">${method.toUpperCase()}</span> <code>${path}</code>`;
}

/** An address to begin with. Which articles an archive has is not known here, so only searches are links. */
function address(path: string, parameters: readonly Parameter[]): Html {
  const needed = parameters.filter(({ required }) => required);
  const params = new URLSearchParams();
  let filled = path;
  let shown = path;
  for (const { name, in: place, schema, example = schema.example } of needed) {
    if (place === 'path') filled = shown = path.replace(`{${name}}`, encodeURIComponent(String(example)));
    else params.set(name, [example].flat().join(','));
  }
  const query = [...params].map(([name, value]) => `${name}=${value}`).join('&');
  if (query !== '') {
    filled += `?${params}`;
    shown += `?${query}`;
  }
  const text = html`<code><bdi dir="ltr">${shown}</bdi></code>`;
  const isArticle = needed.some(({ name }) => name !== 'q');
  return html`<p class="ref-try">${isArticle ? text : html`<a href="${filled}">${text}</a>`}</p>`;
}

function renderAnswer(status: string, { description = '', headers, content }: Answer): Html {
  return html`<p class="ref-answer"><b class="ref-status">${status}</b> ${description}.</p>
${content === undefined ? '' : mediaOf(content, fieldsAnswered)}
${headers === undefined ? '' : html`<details><summary>Headers</summary>${headerList(headers)}</details>`}`;
}

/** A body in each of its media types. */
function mediaOf(content: Readonly<Record<string, Media>>, fieldsOf: (schema: Schema) => Html): Html {
  return html`${Object.entries(content).map(
    ([type, media]) => html`<p class="ref-media"><code>${type}</code> ${shapeOf(media.schema)}</p>
${media.schema.properties === undefined ? '' : fieldsOf(media.schema)}
${examplesOf(media).map(
  ([title, value]) =>
    html`<details><summary>${title}</summary><pre${typeof value === 'string' ? html` class="ref-lines"` : ''} dir="ltr" tabindex="0"><code>${exampleText(value)}</code></pre></details>
`,
)}`,
  )}`;
}

/** What a body is, where that is more than text, and not told by its fields. */
function shapeOf(schema: Schema): Html | string {
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  return schema.properties !== undefined || schema.type === 'string' ? '' : typeOf(schema);
}

function examplesOf({ example, examples = {} }: Media): (readonly [title: string, value: unknown])[] {
  const named = Object.values(examples).map(
    ({ summary, value }) => [`Example: ${summary ?? ''}`, value] as const,
  );
  return [...(example === undefined ? [] : [['Example', example] as const]), ...named];
}

/** Failures are told once for all routes, below. */
function failureLinks(responses: Operation['responses']): Html {
  const links = Object.entries(responses).flatMap(([status, { $ref }]) =>
    $ref === undefined ? [] : [html`<li><a href="#failure-${nameOf($ref)}">${status}</a></li>`],
  );
  return html`<ul class="ref-failures" aria-label="Other answers">${links}</ul>`;
}

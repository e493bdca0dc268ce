/** Parameters, fields and headers, as lists: what each is called, what it may be, what it means. */
import { html } from 'hono/html';
import type { Html } from '../page/model.ts';
import { exampleText } from './example.ts';
import { type Header, nameOf, type Parameter, type Schema } from './model.ts';

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly isNeeded: boolean;
  readonly description: string;
  readonly example?: unknown;
}

export function parameterList(parameters: readonly Parameter[]): Html {
  return fieldList(
    parameters.map(({ name, schema, required, description, example = schema.example }) => ({
      name,
      schema,
      isNeeded: required,
      description,
      example,
    })),
    { needed: 'needed' },
  );
}

/** What is said of fields that are needed, and of those that are not. */
type Marks = { readonly needed?: string; readonly optional?: string };

/** The fields of an object that is sent. */
export const fieldsToSend = (schema: Schema) => propertyList(schema, { needed: 'needed' });

/** The fields of an object that is answered. */
export const fieldsAnswered = (schema: Schema) => propertyList(schema, { optional: 'optional' });

function propertyList({ properties = {}, required = [] }: Schema, marks: Marks): Html {
  const fields = Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    isNeeded: required.includes(name),
    description: schema.description ?? '',
    example: schema.example,
  }));
  return fieldList(fields, marks);
}

export function headerList(headers: Readonly<Record<string, Header>>): Html {
  const fields = Object.entries(headers).map(([name, { schema, description }]) => ({
    name,
    schema,
    isNeeded: false,
    description: description ?? schema.description ?? '',
  }));
  return fieldList(fields, {});
}

function fieldList(fields: readonly Field[], { needed, optional }: Marks): Html {
  return html`<dl class="ref-fields">
${fields.map(
  ({ name, schema, isNeeded, description, example }) => html`<div>
<dt><code>${name}</code>${mark(isNeeded ? needed : optional)} <span class="ref-type">${typeOf(schema)}</span></dt>
<dd>${description}${defaultOf(schema)}${example === undefined ? '' : html` <span class="ref-note">Example: <code>${exampleText(textOf(example))}</code></span>`}</dd>
</div>
`,
)}</dl>`;
}

function mark(text: string | undefined): Html | string {
  return text === undefined ? '' : html` <b class="ref-mark">${text}</b>`;
}

function defaultOf(schema: Schema): Html | string {
  if (schema.default === undefined) return '';
  return html` <span class="ref-note">Default: <code>${textOf(schema.default)}</code></span>`;
}

/** A value of a parameter as an address has it, but for its escapes. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** What a value may be, in words. */
export function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined) return html`one of ${choices(schema.enum)}`;
  const types = [schema.type ?? 'any'].flat();
  return html`${types.map((type, i) => html`${i === 0 ? '' : ' or '}${ofType(type, schema)}`)}`;
}

function ofType(type: string, schema: Schema): Html {
  if (type === 'array') {
    const most = schema.maxItems === undefined ? '' : `at most ${schema.maxItems} × `;
    return html`list of ${most}${typeOf(schema.items ?? {})}`;
  }
  if (type === 'object') {
    const names = Object.keys(schema.properties ?? {});
    return names.length === 0 ? html`object` : html`object of ${choices(names)}`;
  }
  return html`${type}${rangeOf(schema, type)}`;
}

function rangeOf({ minimum, maximum, maxLength }: Schema, type: string): string {
  if (type === 'string') return maxLength === undefined ? '' : `, at most ${maxLength} characters`;
  if (maximum !== undefined) return ` from ${minimum ?? 0} to ${maximum}`;
  return minimum === undefined ? '' : ` from ${minimum}`;
}

function choices(values: readonly unknown[]): Html {
  return html`${values.map((value, i) => html`${i === 0 ? '' : ', '}<code>${String(value)}</code>`)}`;
}

/** The component that a schema is. */
export function linkTo(reference: string): Html {
  const name = nameOf(reference);
  return html`<a href="#schema-${name}">${name}</a>`;
}

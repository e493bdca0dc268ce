/**
 * Writes the types of the client, `client/openapi.ts`, from the OpenAPI document: run `npm run build:client` after the document
 * changed; a test compares them.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openApiDocument } from '../functions/openapi/document.ts';
import { type Document, nameOf, type Operation, type Schema } from '../functions/reference/model.ts';

const OUTPUT = 'client/openapi.ts';
/** The end of the names of parameters' types; their beginnings are the ids of the operations. */
const PARAMETERS = 'Parameters';

export function clientTypes(document: Document): string {
  const { schemas, responses } = document.components;
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const kinds = Object.values(responses)
    .flatMap(({ content = {} }) => Object.values(content))
    .flatMap(({ examples = {} }) => Object.keys(examples));
  const parts = [
    '/** What is sent and answered, made from the OpenAPI document by `npm run build:client`. */',
    ...Object.entries(schemas).map(
      ([name, schema]) => `export interface ${name} ${fieldsOf(schema, schemas)}`,
    ),
    ...withoutRepeats(operations.flatMap((operation) => parametersOf(operation, schemas))),
    `${comment('The kinds of problems that routes answer with.')}export type ProblemKind = ${union([...new Set(kinds)].sort())};`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Where several operations take the same, the later types are names of the first. */
function withoutRepeats(types: readonly string[]): string[] {
  const known = new Map<string, string>();
  return types.map((type) => {
    const [, name, fields] = /^export interface (\w+) (.*)$/s.exec(type)!;
    const first = known.get(fields!);
    if (first !== undefined) return `export type ${name} = ${first};`;
    known.set(fields!, name!);
    return type;
  });
}

/** The parameters in an operation's address, and the fields of its body. */
function parametersOf(operation: Operation, schemas: Document['components']['schemas']): string[] {
  const { operationId, parameters = [], requestBody } = operation;
  const name = operationId[0]!.toUpperCase() + operationId.slice(1);
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const fields = inQuery.map(
    ({ name: field, required, description, schema }) =>
      `${comment(description)}readonly ${field}${required ? '' : '?'}: ${typeOf(schema, schemas)}${required ? '' : ' | undefined'};`,
  );
  const sent = requestBody?.content['application/json']?.schema;
  return [
    ...(fields.length === 0 ? [] : [`export interface ${name}${PARAMETERS} {\n${fields.join('\n')}\n}`]),
    ...(sent === undefined ? [] : [`export interface ${name}Body ${fieldsOf(sent, schemas)}`]),
  ];
}

function fieldsOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  schemas: Document['components']['schemas'],
): string {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${comment(schema.description)}readonly ${name}${mark}: ${typeOf(schema, schemas)};`;
  });
  const others = typeof additionalProperties === 'object' ? ['readonly [name: string]: unknown;'] : [];
  return `{\n${[...fields, ...others].join('\n')}\n}`;
}

/** @throws Error for a schema of a kind that the document has not had yet */
function typeOf(schema: Schema, schemas: Document['components']['schemas']): string {
  const { $ref, const: only, enum: values, items } = schema;
  if ($ref !== undefined) {
    const name = nameOf($ref);
    return [schemas[name]?.type].flat().includes('null') ? `${name} | null` : name;
  }
  if (only !== undefined) return JSON.stringify(only);
  // As addresses spell it.
  if (values?.join() === 'true,false') return 'boolean';
  if (values !== undefined) return union(values);
  const types = [schema.type ?? 'unknown'].flat().map((type) => {
    if (type === 'integer') return 'number';
    if (type === 'array') return `readonly (${typeOf(items ?? {}, schemas)})[]`;
    if (type === 'object') return fieldsOf(schema, schemas);
    if (['string', 'number', 'boolean', 'null', 'unknown'].includes(type)) return type;
    throw new Error(`The client's types do not know the type ${type} of ${JSON.stringify(schema)}.`);
  });
  return types.join(' | ');
}

function union(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' | ');
}

function comment(text: string | undefined): string {
  return text === undefined ? '' : `/** ${text.replaceAll('*/', '* /')} */\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(OUTPUT, clientTypes(openApiDocument as Document));
}

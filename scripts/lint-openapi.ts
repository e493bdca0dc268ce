/**
 * Lints the OpenAPI document: part of `npm run lint`. Says each fault with the place in the document, and fails if there is
 * one. Nothing is fetched.
 */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { openApiDocument } from '../functions/openapi/document.ts';

/** What the linter recommends, warnings as errors, and what it can hold a document to beside. */
const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'no-invalid-media-type-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    'no-http-verbs-in-paths': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'parameter-description': 'error',
    'path-excludes-patterns': { severity: 'error', patterns: ['/$'] },
    'request-mime-type': { severity: 'error', allowedValues: ['application/json'] },
    'response-contains-header': { severity: 'error', names: { 200: ['Cache-Control'] } },
    'tag-description': 'error',
  },
});
const source = JSON.stringify({ ...openApiDocument, servers: [{ url: '/' }] });
const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config });
for (const { ruleId, message, location } of problems) {
  console.error(`/openapi.json${location[0]?.pointer ?? ''}: ${message} (${ruleId})`);
}
if (problems.length > 0) process.exit(1);
console.log('The OpenAPI document has no faults.');

/** Reads what requests carry, before a handler runs. */
import { HTTPException } from 'hono/http-exception';
import { validator } from 'hono/validator';
import { type Parameters, readParameters } from './parameters.ts';

export function queryOf<const P extends Parameters>(parameters: P) {
  return validator('query', (given) => readParameters(parameters, given));
}

export function jsonOf<T>(read: (given: unknown) => T) {
  return validator('json', (given, c) => {
    if (!JSON_TYPE.test(c.req.header('Content-Type') ?? '')) throw new HTTPException(415);
    return read(given);
  });
}

const JSON_TYPE = /^application\/([a-z-.]+\+)?json\b/i;

import { env, SELF } from 'cloudflare:test';
import { beforeAll, expect, it } from 'vitest';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

beforeAll(async () => {
  for (const [name, bytes] of storageWith(SAMPLES).objects) await env.INDEX.put(name, bytes);
});

it('says how many articles it serves', async () => {
  const response = await SELF.fetch('https://news.example/health');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: 'ok', articles: SAMPLES.length });
});

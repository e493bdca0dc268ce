/** The rate limit that wrangler.toml sets for the deployed Worker. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, publishArchive, searchPath } from './site.ts';

const LIMIT = 120;
const from = (address: string) => ({ headers: { 'CF-Connecting-IP': address } });
const path = searchPath({ q: 'المدينة', limit: '1' });

beforeAll(publishArchive);

describe('the rate limit', () => {
  it('refuses who asks more than the owner allows, and nobody else', async () => {
    const statuses: number[] = [];
    for (let i = 0; i <= LIMIT; i++) statuses.push((await ask(path, from('192.0.2.1'))).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(LIMIT);
    const refused = await ask(path, from('192.0.2.1'));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('60');
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(refused.headers.get('Cache-Control')).toBe('no-store');
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(refused.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(await refused.json()).toMatchObject({ type: 'urn:fihris:problem:too-many-requests' });
    expect((await ask(path, from('192.0.2.2'))).status).toBe(200);
    expect((await ask('/health', from('192.0.2.1'))).status).toBe(200);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE, answerAt, ask, idsOf, ODD_IDS, postJson, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

const ID = 'soc-001';
const STORY = ARCHIVE.find((one) => one.id === ID)!;
const ALLOWED = ['id', 'url', 'title', 'published', 'section', 'source', 'author', 'image', 'score'];

describe('related articles', () => {
  it('come as cards without snippets, never the article itself', async () => {
    const answer = await answerAt(`/related/${ID}`);
    expect(Object.keys(answer)).toEqual(['results']);
    expect(answer.results.length).toBeGreaterThan(1);
    expect(answer.results.length).toBeLessThanOrEqual(5);
    for (const card of answer.results) expect(ALLOWED).toEqual(expect.arrayContaining(Object.keys(card)));
    expect(idsOf(answer)).not.toContain(ID);
  });

  it('are no more than asked for', async () => {
    const all = idsOf(await answerAt(`/related/${ID}?limit=50`));
    expect(idsOf(await answerAt(`/related/${ID}?limit=2`))).toEqual(all.slice(0, 2));
  });

  it('leave out what the page shows already: repeated, separated by commas, or both', async () => {
    const [first, second, third] = idsOf(await answerAt(`/related/${ID}?limit=3`));
    const forms = [
      `exclude=${first}&exclude=${second}&exclude=${third}`,
      `exclude=${first},${second},${third}`,
      `exclude=${first}%2C+${second},&exclude=${third}&exclude=`,
    ];
    const answers = await Promise.all(
      forms.map(async (form) => idsOf(await answerAt(`/related/${ID}?${form}`))),
    );
    for (const ids of answers) {
      expect(ids).toEqual(answers[0]);
      for (const id of [first, second, third]) expect(ids).not.toContain(id);
    }
  });

  it('are found for a text that is not in the archive, its copies left out', async () => {
    const { title, body } = STORY;
    const byId = idsOf(await answerAt(`/related/${ID}`));
    const byText = idsOf(await answerAt('/related', postJson({ title, body })));
    expect(byText).not.toContain(ID);
    expect(byText.filter((id) => byId.includes(id)).length).toBeGreaterThan(0);
    const fewer = await answerAt('/related', postJson({ title, body, limit: 1, exclude: [byText[0]] }));
    expect(fewer.results).toHaveLength(1);
    expect(idsOf(fewer)).not.toContain(byText[0]);
  });

  it('are found for a text without a title, or with an empty one', async () => {
    const { body } = STORY;
    const answer = await answerAt('/related', postJson({ body }));
    expect(answer.results.length).toBeGreaterThan(0);
    expect(await answerAt('/related', postJson({ title: '', body }))).toEqual(answer);
  });
});

describe('an article', () => {
  it('comes as it is stored, with an address', async () => {
    const response = await ask(`/articles/${ID}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ url: `https://news.example/read/${ID}`, ...STORY });
  });

  it.each(ODD_IDS)('is found by its id %s on every route', async (id) => {
    const name = encodeURIComponent(id);
    const stored = await ask(`/articles/${name}`);
    expect(await stored.json()).toMatchObject({ id });
    expect((await ask(`/related/${name}`)).status).toBe(200);
    expect((await ask(`/read/${name}`)).status).toBe(200);
  });

  it('keeps the address its publisher gave it', async () => {
    const own = ARCHIVE.filter((one) => one.url !== undefined);
    const { results } = await answerAt(searchPath({ q: 'مدينة', limit: '50' }));
    for (const { id, url } of results) {
      const given = own.find((one) => one.id === id)?.url;
      expect(url).toBe(given ?? `https://news.example/read/${id}`);
    }
  });
});

describe('health', () => {
  it('tells which index is served', async () => {
    const response = await ask('/health');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const health = (await response.json()) as object;
    expect(Object.keys(health)).toEqual(['status', 'generation', 'articles', 'analyser', 'format']);
    expect(health).toMatchObject({ status: 'ok', generation: 1, articles: ARCHIVE.length });
  });
});

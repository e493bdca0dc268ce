/** Articles as lists show them. */
import type { Article } from '../../src/article/article.ts';
import type { Card } from '../openapi/schemas.ts';
import { readHref } from '../page/links.ts';

/** Where readers find an article: its own address, or our view of it. @param base an address of this host */
export function urlOf(article: Article, base: string): string {
  return article.url ?? new URL(readHref(article.id), base).href;
}

/** Scores keep four decimals: more would only say how levels were rounded. */
export function cardOf(article: Article, score: number, base: string): Card {
  const { id, title, published, section, source, author, image } = article;
  return {
    id,
    url: urlOf(article, base),
    title,
    published,
    ...(section === undefined ? {} : { section }),
    ...(source === undefined ? {} : { source }),
    ...(author === undefined ? {} : { author }),
    ...(image === undefined ? {} : { image }),
    score: Math.round(score * 1e4) / 1e4,
  };
}

/**
 * One article, to be read in full, with related articles beside it.
 */
import { html, raw } from 'hono/html';
import { dateTime, dayName } from './dates.ts';
import { direction } from './direction.ts';
import { renderLayout } from './layout.ts';
import { HOME, readHref, searchHref, webAddress } from './links.ts';
import type { ArticleView, Html } from './model.ts';
import { count, fill } from './numbers.ts';
import { picture, relatedList } from './result-list.ts';
import { renderSearchForm } from './search-form.ts';
import { STRINGS } from './strings.ts';

const text = STRINGS.article;
const DESCRIPTION_LENGTH = 160;

/** The body's paragraphs: blank lines part them. */
function paragraphs(body: string): string[] {
  return body
    .split(/(?:\r?\n[^\S\n]*){2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

function paragraph(words: string, mark: ArticleView['mark']): Html {
  return html`<p${direction(words)}>${raw(mark(words))}</p>`;
}

/** The article's opening, cut between words, for search engines and previews. */
function opening(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim();
  if (line.length <= DESCRIPTION_LENGTH) return line;
  const space = line.lastIndexOf(' ', DESCRIPTION_LENGTH);
  return `${line.slice(0, space > 0 ? space : DESCRIPTION_LENGTH)}…`;
}

/** The way back: home, the search the reader came from, the section. */
function trail({ search, section }: ArticleView): Html {
  return html`<nav class="trail" aria-label="${text.trail}"><ol role="list">
<li><a href="${HOME}">${STRINGS.site.home}</a></li>
${search ? html`<li><a href="${searchHref(search)}">${text.back} «<bdi>${search.query}</bdi>»</a></li>` : ''}
${section ? html`<li>${section}</li>` : ''}
</ol></nav>`;
}

/** Who published it, who wrote it, and when. */
function meta({ source, author, published }: ArticleView): Html {
  return html`<p class="story-meta">
${source ? html`<span class="story-source"><bdi>${source}</bdi></span>` : ''}
${author ? html`<span>${text.by} <bdi>${author}</bdi></span>` : ''}
${dateTime(published, { clock: true })}
</p>`;
}

/**
 * The article as a text to cite it by. Where the publisher has no page of it, the script puts this page's address for
 * `{here}`: what host it is reached by, the browser knows.
 */
function citation({ title, author, source, published, url }: ArticleView): string {
  const names = [author, source].filter((name) => name !== undefined && name !== '');
  const address = webAddress(url) ?? '{here}';
  const before = names.map((name) => `${name}${STRINGS.results.listSeparator}`).join('');
  return fill(text.citation, { title, names: before, date: dayName(published), address });
}

/** Who else printed the report. */
function copiesList({ copies: { total, oldest } }: ArticleView): Html | '' {
  if (total === 0) return '';
  const rest = total - oldest.length;
  const more = fill(text.moreCopies, { n: count(STRINGS.counts.copies, rest) });
  return html`<section class="story-copies" aria-labelledby="copies">
<h2 class="rubric" id="copies">${text.copies}</h2>
<ul role="list">
${oldest.map(({ href, title, source, published }) => html`<li><a href="${href}"><bdi>${source ?? title}</bdi></a> ${dateTime(published)}</li>`)}
</ul>
${rest > 0 ? html`<p>${more}</p>` : ''}
</section>`;
}

/** The publisher's own page, and the tags, each a search for itself. */
function after(view: ArticleView): Html {
  const { url, tags = [] } = view;
  const original = webAddress(url);
  return html`<p class="original">${original ? html`<a href="${original}" rel="external noopener noreferrer">${text.original}</a> ` : ''}<button class="button-quiet" type="button" data-copy="${citation(view)}" hidden>${text.copy}</button></p>
${tags.length > 0 ? html`<nav class="tags" aria-label="${text.tags}"><ul role="list">${tags.map((tag) => html`<li><a href="${searchHref({ query: tag })}"><bdi>${tag}</bdi></a></li>`)}</ul></nav>` : ''}`;
}

/** The page of one article. */
export function renderArticle(view: ArticleView): Html {
  const { id, title, body, image, related, search, mark } = view;
  return renderLayout({
    title,
    description: opening(body),
    canonical: readHref(id),
    search: renderSearchForm({ query: search?.query ?? '' }),
    content: html`${trail(view)}
<div class="reading">
<article class="story">
<header>
<h1${direction(title)}>${raw(mark(title))}</h1>
${meta(view)}
</header>
${picture(image, 'story-picture', false)}
<div class="story-body">
${paragraphs(body).map((words) => paragraph(words, mark))}
</div>
<footer>
${after(view)}
${copiesList(view)}
</footer>
</article>
${
  related.length > 0
    ? html`<aside class="related" aria-labelledby="related">
<h2 class="rubric" id="related">${text.related}</h2>
${relatedList(related)}
</aside>`
    : ''
}
</div>`,
  });
}

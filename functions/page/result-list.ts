/**
 * Articles in a list: search results, the front page's latest, and the short
 * list of related articles beside a story.
 */
import { html, raw } from 'hono/html';
import { dateTime } from './dates.ts';
import { direction } from './direction.ts';
import { webAddress } from './links.ts';
import type { Html, ResultView } from './model.ts';
import { count } from './numbers.ts';
import { STRINGS } from './strings.ts';

/** Names joined by a middle dot, each isolated so Latin ones keep their order. */
export function byline(...names: (string | undefined)[]): Html | '' {
  const given = names.filter((name) => name !== undefined && name !== '');
  if (given.length === 0) return '';
  return html`${given.map((name, i) => html`${i > 0 ? html`<span class="dot" aria-hidden="true"> · </span>` : ''}<bdi>${name}</bdi>`)}`;
}

/** The query's words the article lacks, each in its own isolate. */
function missingWords(words: string[] = []): Html | '' {
  if (words.length === 0) return '';
  const list = words.map((word, i) => html`${i > 0 ? STRINGS.results.listSeparator : ''}<bdi>${word}</bdi>`);
  return html`<p class="entry-missing"><span>${STRINGS.results.missing}</span> ${list}</p>`;
}

/** How often the report stands elsewhere among the results, and where. */
function copiesLine({ copies }: ResultView): Html | '' {
  if (copies === undefined) return '';
  const names = copies.sources.map(
    (name, i) => html`${i > 0 ? STRINGS.results.listSeparator : ''}<bdi>${name}</bdi>`,
  );
  const where = names.length === 0 ? '' : html`: ${names}`;
  return html`<p class="entry-copies">${count(STRINGS.counts.copies, copies.count)}${where}</p>`;
}

/** A picture that adds to the words, and so has nothing to say by itself. */
export function picture(address: string | undefined, className: string, lazy = true): Html | '' {
  const src = webAddress(address);
  if (!src) return '';
  return html`<img class="${className}" src="${src}" alt=""${lazy ? html` loading="lazy"` : ''} decoding="async" referrerpolicy="no-referrer">`;
}

/** One article: when and where, picture, headline, snippet, who, what is missing. */
function entry(result: ResultView): Html {
  const { href, titleHtml, snippetHtml, published, section, source, author, image, missing } = result;
  const by = byline(source, author);
  return html`<li>
<article class="entry">
<p class="entry-slug">${dateTime(published)}${section ? html` <span class="section">${section}</span>` : ''}</p>
${picture(image, 'entry-picture')}
<div class="entry-text">
<h2 class="entry-title"${direction(result.title)}><a href="${href}">${raw(titleHtml)}</a></h2>
${snippetHtml ? html`<p class="entry-snippet"${direction(snippetHtml)}>${raw(snippetHtml)}</p>` : ''}
${by ? html`<p class="entry-by">${by}</p>` : ''}
${copiesLine(result)}
${missingWords(missing)}
</div>
</article>
</li>`;
}

/**
 * The list itself. `data-results` is where the script's keys move, `data-page` tells it which page it adds to; `start`
 * keeps the numbering true on later pages for readers who hear it.
 */
export function resultList(
  results: ResultView[],
  options: { className?: string; start?: number; page?: number } = {},
): Html {
  const { className = 'results', start = 1, page = 1 } = options;
  return html`<ol class="${className}" role="list" start="${start}" data-results data-page="${page}">
${results.map(entry)}
</ol>`;
}

/** Headlines and dates only. */
export function relatedList(results: ResultView[]): Html {
  return html`<ul role="list">
${results.map(({ href, titleHtml, published, source }) => html`<li><a href="${href}"><bdi>${raw(titleHtml)}</bdi></a><p class="entry-by">${source ? html`<bdi>${source}</bdi><span class="dot" aria-hidden="true"> · </span>` : ''}${dateTime(published)}</p></li>`)}
</ul>`;
}

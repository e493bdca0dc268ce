/**
 * The story and the list beside it, the error page, and print.
 */
export const ARTICLE_STYLE = `.trail { padding-block: 1rem .25rem; font: .875rem/1.8 var(--plain); }
.trail ol { display: flex; flex-wrap: wrap; }
.trail li { color: var(--soft); }
.trail li + li::before { content: "›"; margin-inline: .6rem; color: var(--soft); }

.story { min-inline-size: 0; max-inline-size: 45rem; }
.story h1 { padding-block-start: .35rem; font-size: 1.625rem; line-height: 1.6; font-weight: 700; text-wrap: balance; }
.story-meta {
  display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-block: .6rem 1.25rem; padding-block: .5rem;
  border-block: 1px solid var(--rule); border-block-start: 3px solid var(--ink);
  color: var(--soft); font: .9375rem/1.8 var(--plain);
}
.story-source { color: var(--ink); font-weight: 600; }
.story-picture { display: block; inline-size: 100%; max-block-size: 26rem; object-fit: cover; margin-block-end: 1.25rem; border-radius: 2px; background: var(--rule); }
.story-body { font-size: 1.3125rem; line-height: 2; }
.story-body p { white-space: pre-line; }
.story-body p + p { margin-block-start: 1.1em; }
.story footer { margin-block-start: 1.75rem; font-family: var(--plain); }
[dir=ltr]:is(h1, h2, .entry-snippet) { text-align: match-parent; }
.original { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; }
.original .button-quiet { padding-inline: 1rem; font-size: .9375rem; font-weight: 400; }
.story-copies { margin-block-start: 1.75rem; padding-block-start: .5rem; border-block-start: 1px solid var(--rule); }
.story-copies li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding-block: .2rem; }
.story-copies .date, .story-copies p { color: var(--soft); font-size: .9375rem; }
.original a { display: inline-flex; align-items: center; min-block-size: 2.75rem; font-weight: 600; }
.tags ul { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: .75rem; }
.tags a { display: block; padding: .35rem .85rem; border: 1px solid var(--field); border-radius: 3px; color: var(--ink); font-size: .9375rem; text-decoration: none; }
.tags a:hover { border-color: var(--accent); color: var(--accent); text-decoration: underline; }

.related { margin-block-start: 2.75rem; border-block-start: 3px solid var(--ink); }
.related .rubric { padding-block: .5rem .25rem; }
.related li { padding-block: .75rem; border-block-start: 1px solid var(--rule); }
.related li > a { font: 700 1rem/1.75 var(--plain); text-decoration-color: transparent; }
.related li > a:hover, .related li > a:focus-visible { text-decoration-color: currentColor; }

.fault { display: grid; gap: .5rem 2rem; padding-block: 2.5rem; }
.fault-status { color: var(--accent); font: 700 4.5rem/1.1 var(--plain); }
.fault h1 { font-size: 1.625rem; line-height: 1.6; }
.fault div { display: grid; gap: .5rem; max-inline-size: 45rem; }

@media (min-width: 52rem) {
  .story h1 { font-size: 2.125rem; line-height: 1.5; }
  .fault { grid-template-columns: 8.5rem minmax(0, 45rem); gap: 1.75rem; padding-block: 4rem; }
}
@media (min-width: 68rem) {
  .reading { display: grid; grid-template-columns: minmax(0, 45rem) minmax(0, 1fr); gap: 3.5rem; align-items: start; }
  .related { margin-block-start: .6rem; }
}

@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --rule: #999; --accent: #000; --visited: #000; --amber: #000; --mark: #ddd; }
  body { border: 0; font-size: 11pt; }
  .search, .skip, .trail, .pager, .related, .tags, .keys, .entry-picture, .side, .sorts, .take { display: none; }
  .masthead-in { padding-block: 0 .5rem; }
  .entry, .story-body p { break-inside: avoid; }
  .original a::after { content: "(" attr(href) ")"; margin-inline-start: .5em; direction: ltr; unicode-bidi: isolate; font-weight: 400; }
}
@media (forced-colors: active) {
  mark { background: Mark; color: MarkText; }
  .mark-page { fill: CanvasText; }
  .mark-entries { fill: Canvas; }
}
`;

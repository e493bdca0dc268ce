/**
 * Articles in lists. Results on wide screens are a ledger: the date stands in
 * the margin, the words in a column of reading width, the picture beyond. The
 * front page sets the same entries in two columns under a lead story.
 */
export const LIST_STYLE = `.rubric { font: 700 1.125rem/1.7 var(--plain); }
.count { margin-block: 1.25rem .5rem; font-family: var(--plain); }
.count h1 { font-size: 1.1875rem; line-height: 1.7; font-weight: 700; }
.count-about { font-weight: 400; }
.count p { color: var(--soft); font-size: .875rem; }
.wording { margin-block: .75rem; font: .9375rem/1.9 var(--plain); }
.notice {
  margin-block: .75rem; padding: .6rem 1rem; border-inline-start: 4px solid var(--amber);
  background: var(--notice); font: .9375rem/1.9 var(--plain);
}

.entry { display: flow-root; padding-block: 1.1rem; }
.results { border-block-end: 1px solid var(--ink); }
.results > li { border-block-start: 1px solid var(--rule); }
.results > li:first-child { border-block-start-color: var(--ink); }
.entry-slug { color: var(--soft); font: .875rem/1.8 var(--plain); }
.section { color: var(--ink); font-weight: 600; }
.section::before { content: "·"; margin-inline: .35rem .5rem; color: var(--soft); font-weight: 400; }
.entry-title { font-size: 1.25rem; line-height: 1.65; font-weight: 700; text-wrap: pretty; }
.entry-title a { text-decoration-color: transparent; }
.entry-title a:hover, .entry-title a:focus-visible { text-decoration-color: currentColor; }
.entry-title a:visited, .related a:visited { color: var(--visited); }
.entry-snippet { margin-block-start: .2rem; }
.entry-by { color: var(--soft); font: .875rem/1.8 var(--plain); }
.entry-text .entry-by { margin-block-start: .3rem; }
.entry-copies { margin-block-start: .2rem; color: var(--soft); font: .875rem/1.8 var(--plain); }
.entry-missing { margin-block-start: .2rem; color: var(--soft); font: .875rem/1.8 var(--plain); }
.entry-missing span { color: var(--amber-text); font-weight: 600; }
.entry-missing bdi { color: var(--ink); }
.entry-picture { float: inline-end; inline-size: 5.5rem; aspect-ratio: 1; object-fit: cover; margin-block: .5rem .25rem; margin-inline-start: 1rem; border-radius: 2px; background: var(--rule); }

.nothing { max-inline-size: 45rem; padding-block: 1.5rem; }
.nothing h2 { font: 700 1.125rem/1.8 var(--plain); }
.nothing ul { margin-block-start: .5rem; padding-inline-start: 1.25rem; list-style: disc; }
.nothing li::marker { color: var(--amber); }

.pager {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .75rem;
  padding-block-start: 1.5rem; font: 1rem/1.5 var(--plain);
}
.pager ol { display: flex; justify-content: center; gap: .15rem; }
.pager a, .pager li { display: inline-flex; align-items: center; justify-content: center; min-inline-size: 2.5rem; min-block-size: 2.75rem; }
.pager li a { padding-inline: .4rem; text-decoration: none; border-radius: 3px; }
.pager li a:hover { background: var(--rule); }
.pager li a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.pager > a { padding-inline: 1.25rem; border: 1px solid var(--accent); border-radius: 3px; text-decoration: none; }
.pager > a:hover { background: var(--accent); color: var(--on-accent); }
a.pager-next { flex: 1 0 100%; font-weight: 600; }
span.pager-next { flex: 1 0 100%; }
.pager [aria-busy] { color: var(--soft); border-color: var(--rule); cursor: progress; }
.results[aria-busy] { opacity: .6; }
.more-failed { font-family: var(--plain); }

/* The front page */
.front main > .rubric { margin-block: 1.5rem .25rem; }
.latest > li { border-block-start: 1px solid var(--rule); }
.latest > li:first-child .entry-title { font-size: 1.5rem; line-height: 1.6; }
.latest > li:first-child .entry-picture { float: none; display: block; inline-size: 100%; aspect-ratio: 16 / 9; margin: .5rem 0 .75rem; }

@media (min-width: 52rem) {
  .count { margin-block: 1.75rem .75rem; padding-inline-start: 10.25rem; display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 2rem; max-inline-size: 55.25rem; }
  .wording, .notice, .nothing, .pager { margin-inline-start: 10.25rem; max-inline-size: 45rem; }
  .results .entry { display: grid; grid-template-columns: 8.5rem minmax(0, 45rem); column-gap: 1.75rem; padding-block: 1.5rem; }
  .results .entry-slug { grid-column: 1; grid-row: 1; padding-block-start: .3rem; line-height: 1.65; }
  .results .date > span { display: block; }
  .results .date-day { color: var(--ink); font-size: 1.0625rem; font-weight: 700; }
  .results .section { display: inline-block; margin-block-start: .4rem; padding-block-start: .25rem; border-block-start: 2px solid var(--accent); font-size: .875rem; }
  .results .section::before { content: none; }
  .results .entry-title { font-size: 1.375rem; }
  .results .entry-text { grid-column: 2; grid-row: 1; min-inline-size: 0; }
  .results .entry:has(.entry-picture) { grid-template-columns: 8.5rem minmax(0, 45rem) 9.5rem; }
  .results .entry-picture { grid-column: 3; grid-row: 1; inline-size: 100%; aspect-ratio: 4 / 3; margin-inline: 0; }

  .front main > .rubric { margin-block: 2rem .5rem; }
  .latest { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 4rem; }
  .latest > li { position: relative; }
  .latest > li:nth-child(odd):not(:first-child)::before {
    content: ""; position: absolute; inset-block: 1.25rem; inset-inline-start: -2rem; border-inline-start: 1px solid var(--rule);
  }
  .latest > li:first-child { grid-column: 1 / -1; border-block-start: 0; }
  .latest > li:first-child .entry { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 26rem); grid-template-rows: auto 1fr; column-gap: 2.5rem; padding-block: .75rem 2rem; }
  .latest > li:first-child .entry:not(:has(img)) { grid-template-columns: minmax(0, 45rem); }
  .latest > li:first-child .entry-slug { grid-column: 1; }
  .latest > li:first-child .entry-text { grid-column: 1; }
  .latest > li:first-child .entry-title { font-size: 2rem; line-height: 1.55; }
  .latest > li:first-child .entry-snippet { margin-block-start: .5rem; font-size: 1.1875rem; line-height: 1.9; }
  .latest > li:first-child .entry-picture { grid-column: 2; grid-row: 1 / span 2; inline-size: 100%; aspect-ratio: 3 / 2; margin: 0; }
}
`;

/**
 * Around the list of results: the line above it, the filters that are set, what they can be narrowed to, their times,
 * and the ways to take them along. On a wide screen narrowing has a column of its own, beyond the list.
 */
export const FOUND_STYLE = `.sorts { display: flex; flex-wrap: wrap; gap: 0 1.1rem; font: .9375rem/1.8 var(--plain); }
.sorts b { font-weight: 600; box-shadow: 0 2px 0 var(--accent); }
.sorts a, .take a, .search-help a { text-decoration-color: transparent; }
.sorts a:hover, .take a:hover, .search-help a:hover { text-decoration-color: currentColor; }
.search-help { font-size: .9375rem; line-height: 2.5rem; }
.search:has(.filters) { position: relative; }
.filters + .search-help { position: absolute; inset-block-start: 3.65rem; inset-inline-end: 0; }

.chips ul { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; padding-block: .35rem .75rem; font: .9375rem/1.6 var(--plain); }
.chip {
  display: inline-flex; flex-wrap: wrap; gap: 0 .4rem; align-items: center; min-block-size: 2.25rem; padding: .2rem .75rem;
  border: 1px solid var(--accent); border-radius: 2rem; color: var(--ink); text-decoration: none;
}
.chip span { color: var(--soft); }
.chip bdi { font-weight: 600; }
.chip::after { content: "\\00d7" / ""; color: var(--accent); font-size: 1.25rem; line-height: 1; }
.chip:hover { background: var(--accent); color: var(--on-accent); }
.chip:hover span, .chip:hover::after { color: inherit; }
.chips-all { display: inline-block; padding-inline: .35rem; line-height: 2.25rem; }

.notice ul { display: grid; gap: .35rem; }
.notice ul + p { margin-block-start: .35rem; }

.side { margin-block: .25rem 1rem; font-family: var(--plain); }
.side summary, .side-in summary { cursor: pointer; color: var(--accent); }
.side > summary {
  display: flex; align-items: center; justify-content: center; min-block-size: 2.75rem; border: 1px solid var(--field);
  border-radius: 3px; background: var(--sheet); font-size: 1rem; list-style: none;
}
.side > summary::-webkit-details-marker { display: none; }
.side[open] > summary { border-block-end-color: var(--accent); }
.side-in { display: grid; gap: 1.5rem; padding-block: 1.25rem .5rem; }
.side h3 { margin: 0 0 .25rem; font-size: 1rem; line-height: 1.7; font-weight: 700; }
.side-in details > summary { display: inline-block; min-block-size: 2.25rem; font-size: .9375rem; line-height: 2.25rem; }
.facet li a {
  display: flex; justify-content: space-between; gap: 1rem; padding: .3rem .5rem; margin-inline: -.5rem; border-radius: 3px;
  color: var(--ink); font-size: .9375rem; line-height: 1.7; text-decoration: none;
}
.facet li a:hover { background: var(--rule); }
.facet li a:hover bdi { text-decoration: underline; text-underline-offset: .3em; }
.facet-count { color: var(--soft); font-variant-numeric: tabular-nums; }
.facet [aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.facet [aria-current] .facet-count { color: inherit; }
.facet [aria-current]:hover { background: var(--accent); }
.facet [aria-current] bdi::before { content: "\\2713" / ""; margin-inline-end: .4rem; }

.bars { display: block; inline-size: 100%; block-size: 5rem; margin-block-start: .5rem; border-block-end: 1px solid var(--field); overflow: visible; }
.bar { fill: var(--accent); opacity: .72; }
.bar-place { fill: transparent; }
.bars a:hover .bar, .bars .chosen .bar { opacity: 1; }
.bars a:hover .bar { fill: var(--amber); }
.bars a:hover .bar-place { fill: var(--rule); opacity: .6; }
.bars-ends { display: flex; justify-content: space-between; gap: 1rem; color: var(--soft); font-size: .8125rem; line-height: 1.9; }
.times > p a { font-size: .9375rem; }
.numbers table { inline-size: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.9; }
.numbers th, .numbers td { text-align: start; font-weight: 400; border-block-end: 1px solid var(--rule); }
.numbers td { text-align: end; font-variant-numeric: tabular-nums; }
.numbers thead th { color: var(--soft); font-size: .8125rem; }
.numbers thead th:last-child { text-align: end; }
.numbers .chosen { font-weight: 700; }
.dates { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .5rem .75rem; margin-block-start: .5rem; }
.dates .button-quiet { grid-column: 1 / -1; }

.take { display: flex; flex-wrap: wrap; gap: 0 2rem; margin-block-start: 1.75rem; color: var(--soft); font: .9375rem/2 var(--plain); }
.take a { margin-inline-start: .6rem; white-space: nowrap; }

.help { max-inline-size: 70rem; padding-block: 1.25rem; }
.help h1 { font: 700 1.625rem/1.6 var(--plain); }
.help-lead { max-inline-size: 45rem; margin-block: .5rem 1.5rem; }
.help-rules { display: grid; gap: 2rem 3.5rem; }
.help h2 { font: 700 1.0625rem/1.8 var(--plain); }
.help section { border-block-start: 1px solid var(--rule); padding-block-start: .75rem; }
.help li { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; padding-block: .15rem; font: .9375rem/1.9 var(--plain); }
.help li a { padding: 0 .5rem; border-radius: 3px; background: var(--notice); font-weight: 600; text-decoration-color: transparent; }
.help li a:hover { text-decoration-color: currentColor; }
.help li span { color: var(--soft); }

@media (min-width: 52rem) {
  .found-head .chips, .side, .take { margin-inline-start: 10.25rem; max-inline-size: 45rem; }
  .help-rules { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media (min-width: 72rem) {
  .found {
    display: grid; grid-template: "head side" auto "list side" 1fr / minmax(0, 1fr) 16rem; column-gap: 3rem; align-items: start;
  }
  .found-head { grid-area: head; }
  .found-list { grid-area: list; }
  .side { grid-area: side; margin: 1.75rem 0 0; padding-inline-start: 1.75rem; border-inline-start: 1px solid var(--rule); }
  .side-in { padding-block: 0; }
  .dates { grid-template-columns: minmax(0, 1fr); }
  @supports selector(::details-content) {
    .side > summary { display: none; }
    .side::details-content { content-visibility: visible; block-size: auto; }
  }
}
`;

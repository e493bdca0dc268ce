/** What the status page has beside the style of every page: figures, tables of numbers, charts. */
export const STATUS_STYLE = `.status { padding-block: 1.5rem 0; font-family: var(--plain); }
.status h1 { font-size: 1.625rem; line-height: 1.6; }
.status h2 { margin-block: 2.5rem .5rem; padding-block-start: .5rem; border-block-start: 3px solid var(--ink); font-size: 1.1875rem; }
.status-note { color: var(--soft); font-size: .9375rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(12rem, 45%), 1fr)); gap: 0 1.5rem; margin: 1.5rem 0 0; border-block: 1px solid var(--rule); }
.figures div { display: grid; align-content: start; padding: .75rem 0; }
.figures dt { color: var(--soft); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.375rem; font-weight: 600; line-height: 1.6; }
.figures dd small { display: block; color: var(--soft); font-size: .8125rem; font-weight: 400; }
.scroll { overflow-x: auto; }
.status table { inline-size: 100%; border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; }
.status th, .status td { padding: .45rem 0; padding-inline-end: 1.25rem; border-block-end: 1px solid var(--rule); text-align: start; vertical-align: middle; }
.status th { min-inline-size: 6.5rem; font-weight: 400; overflow-wrap: normal; }
.status thead th { min-inline-size: 0; color: var(--soft); font-size: .875rem; white-space: nowrap; }
.status td { white-space: nowrap; }
.status td small { color: var(--soft); font-size: .8125rem; }
.status code { display: block; color: var(--soft); font: .8125rem/1.6 ui-monospace, Consolas, monospace; text-align: end; }
.spark { display: block; fill: var(--accent); }
.share { display: block; inline-size: 100%; min-inline-size: 5rem; max-inline-size: 24rem; block-size: .45rem; fill: var(--accent); }
.share-all { fill: var(--rule); }
`;

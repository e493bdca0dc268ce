/**
 * The style sheet of the reference page, beside the site's own: left to right, with Arabic inside it. Fields stand under
 * one another on phones, in two columns on wide screens.
 */
export const REFERENCE_STYLE = `.reference { padding-block: 1.5rem; font: 1rem/1.65 var(--plain); }
.reference code, .reference pre { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Arabic", monospace; font-size: .875em; }
.reference code { unicode-bidi: isolate; }
.reference p { max-inline-size: 46rem; }
.reference p + p { margin-block-start: .5rem; }
.reference bdi { unicode-bidi: isolate; font-family: var(--plain); }
.ref-head { padding-block-end: 1.25rem; border-block-end: 3px solid var(--ink); }
.ref-head h1 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding-block-end: .5rem; font-size: 1.75rem; line-height: 1.5; }
.ref-head h1 span + span { color: var(--soft); font-size: 1.125rem; font-weight: 400; }
.reference .ref-arabic { max-inline-size: none; color: var(--soft); line-height: 1.85; text-align: start; }
.ref-head .ref-arabic { margin-block-end: .5rem; color: var(--ink); }

.ref-contents { padding-block: 1rem; font-size: .9375rem; }
.ref-contents p { margin-block: .75rem 0; font-weight: 600; }
.ref-contents li a { display: flex; gap: .5rem; align-items: baseline; padding-block: .25rem; color: var(--ink); text-decoration-color: transparent; }
.ref-contents li a:hover { text-decoration-color: currentColor; }
.ref-method { flex: none; min-inline-size: 3rem; color: var(--accent); font: 700 .75rem/1.6 ui-monospace, Consolas, monospace; }
.ref-post { color: var(--amber-text); }

.ref-body { min-inline-size: 0; }
.ref-group { padding-block-start: 1.5rem; }
.ref-group h2 { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; border-block-end: 1px solid var(--ink); font-size: 1.375rem; line-height: 1.7; }
.ref-group h2 + p { margin-block-start: .5rem; color: var(--soft); }
.ref-route { padding-block: 1.25rem; border-block-start: 1px solid var(--rule); }
.ref-group h2 + .ref-route, .ref-group > p + .ref-route { border-block-start: 0; }
.ref-route h3 { font-size: 1.0625rem; line-height: 1.7; }
.ref-route h3 a { display: inline-flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .6rem; color: inherit; text-decoration: none; }
.ref-route h3 a:hover { text-decoration: underline; }
.ref-route h3 .ref-method { min-inline-size: 0; padding: .1rem .5rem; border: 1px solid currentColor; border-radius: 3px; font-size: .8125rem; }
.ref-route h3 code { font-size: 1em; }
.ref-route h4 { margin-block: 1.1rem .35rem; font-size: .875rem; line-height: 1.6; color: var(--soft); }
.reference .ref-try { margin-block: .75rem 0; max-inline-size: none; padding: .5rem .8rem; border-inline-start: 4px solid var(--accent); background: var(--sheet); }

.ref-fields { margin: 0; border-block-end: 1px solid var(--rule); }
.ref-fields > div { padding-block: .5rem; border-block-start: 1px solid var(--rule); }
.ref-fields dt > code { font-weight: 700; }
.ref-fields dd { margin: 0; }
.ref-type, .ref-note { color: var(--soft); font-size: .875rem; }
.ref-note { display: block; }
.ref-mark { color: var(--amber-text); font-size: .8125rem; }
.reference .ref-answer { margin-block-start: .25rem; }
.ref-status { margin-inline-end: .35rem; font-family: ui-monospace, Consolas, monospace; }
.ref-media { color: var(--soft); }
.reference details { margin-block-start: .5rem; }
.reference summary { min-block-size: 2rem; color: var(--accent); font-size: .9375rem; cursor: pointer; }
.reference pre {
  margin: .25rem 0; padding: .8rem 1rem; border: 1px solid var(--rule); border-radius: 3px; background: var(--sheet);
  max-block-size: 32rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.7;
}
.reference .ref-lines { white-space: pre; }
.ref-key { color: var(--accent); }
.ref-failures { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin-block-start: .75rem; }
.ref-failures a { display: block; padding: .15rem .7rem; border: 1px solid var(--field); border-radius: 3px; font: .875rem/1.7 ui-monospace, Consolas, monospace; text-decoration: none; }
.ref-failures a:hover { border-color: var(--accent); text-decoration: underline; }
.ref-route:target { margin-inline: -.75rem; padding-inline: .75rem; border-inline-start: 4px solid var(--amber); }

@media (min-width: 52rem) {
  .ref-fields > div { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 1.5rem; }
  .ref-fields .ref-type { display: block; }
}
@media (min-width: 68rem) {
  .ref-columns { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; }
  .ref-contents { position: sticky; inset-block-start: 0; align-self: start; max-block-size: 100vh; overflow-y: auto; }
}
@media print { .ref-contents { display: none; } }
`;

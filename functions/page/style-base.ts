/**
 * Colours, type, and the frame: masthead, name plate, footer.
 *
 * The look is a newspaper's index page: petrol ink on cool paper, thick and
 * thin rules, and one amber, kept for what was looked for. Two system stacks:
 * a naskh for reading and headlines, a plain face for the interface. Arabic
 * letters reach far above and below the line, so lines are set wide apart and
 * nothing is letter-spaced (that would break the joins).
 */
export const BASE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #f7f9f8;
  --sheet: #ffffff;
  --ink: #14211f;
  --soft: #4c5c59;
  --rule: #d3dcd9;
  --field: #7b8c88;
  --accent: #0b4f55;
  --on-accent: #ffffff;
  --visited: #6a3d78;
  --amber: #d98e00;
  --amber-text: #7d5200;
  --focus: #b06a00;
  --mark: #ffdf8e;
  --notice: #fff3d3;
  --alert: #9b1c1c;
  --alert-back: #fdecea;
  --text: naskh, "Noto Naskh Arabic", naskh-noto, naskh-dejavu, "Geeza Pro", "Segoe UI", Tahoma, "Noto Sans", Arial, sans-serif;
  --plain: plex, plex-noto, plex-dejavu, "SF Arabic", "Segoe UI", "Geeza Pro", Tahoma, system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1718;
    --sheet: #162122;
    --ink: #e7edeb;
    --soft: #a4b4b1;
    --rule: #2b3a3b;
    --field: #6f8482;
    --accent: #86d0d0;
    --on-accent: #08191b;
    --visited: #c9a9d6;
    --amber: #f2b340;
    --amber-text: #f2b340;
    --focus: #f2b340;
    --mark: #5a4000;
    --notice: #2c2513;
    --alert: #ffb3ab;
    --alert-back: #371a1a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block: 1.5rem; }
body {
  margin: 0;
  min-block-size: 100vh;
  min-block-size: 100svh;
  display: flex;
  flex-direction: column;
  background: var(--paper);
  color: var(--ink);
  font: 1.125rem/1.85 var(--text);
  overflow-wrap: anywhere;
  border-block-start: 6px solid var(--accent);
}
h1, h2, p, ol, ul, figure { margin: 0; }
h1, h2, h3, b, th { font-family: var(--plain); }
ol, ul { padding: 0; list-style: none; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .3em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 2px; }
main { flex: 1; }
main:focus { outline: none; }
.wrap { inline-size: 100%; max-inline-size: 77rem; margin-inline: auto; padding-inline: 1rem; }
.hidden {
  position: absolute; inline-size: 1px; block-size: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip {
  position: absolute; inset-block-start: .5rem; inset-inline-start: 1rem; z-index: 1;
  padding: .25rem 1rem; background: var(--accent); color: var(--on-accent); font-family: var(--plain);
}
.skip:not(:focus) { inline-size: 1px; block-size: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }

/* No padding and no change of weight: either would part letters that join. */
mark {
  color: inherit;
  background: linear-gradient(transparent 16%, var(--mark) 16% 86%, transparent 86%);
}

/* Masthead */
.masthead { border-block-end: 1px solid var(--rule); background: var(--sheet); }
.masthead-in { display: grid; gap: .75rem; padding-block: 1rem; }
.plate { line-height: 0; }
.plate, .plate a { display: inline-flex; align-items: center; gap: .55rem; color: var(--ink); }
.mark { inline-size: 1.9rem; block-size: 1.9rem; flex: none; }
.mark-page { fill: var(--accent); }
.mark-entries { fill: var(--sheet); }
.mark-found { fill: #ffc24b; }
.wordmark { block-size: 2.1rem; inline-size: auto; aspect-ratio: 337 / 97; fill: currentColor; }
.wordmark-dot { fill: var(--amber); }
@media (prefers-color-scheme: dark) { .mark-found { fill: #b26f00; } }

.front .masthead { border-block-end: 0; }
.front .masthead-in { justify-items: center; gap: 1.25rem; padding-block: 2rem 1.5rem; }
.front .masthead-plate { text-align: center; }
.front .plate { gap: .9rem; }
.front .mark { inline-size: 3rem; block-size: 3rem; }
.front .wordmark { block-size: 4rem; }
.tagline { margin-block-start: .6rem; color: var(--soft); font: 1rem/1.7 var(--plain); }
.front .search { inline-size: 100%; max-inline-size: 45rem; }
.ears { border-block: 3px solid var(--ink); border-block-end-width: 1px; background: var(--paper); }
.ears .wrap {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem;
  padding-block: .35rem; color: var(--soft); font: .875rem/1.8 var(--plain);
}
.ears b { color: var(--ink); font-weight: 600; }

@media (min-width: 52rem) {
  .wrap { padding-inline: 2rem; }
  .inside .masthead-in { grid-template-columns: 8.5rem minmax(0, 45rem); gap: 1.75rem; align-items: start; padding-block: 1.25rem; }
  .inside .masthead-plate { padding-block-start: .45rem; }
  .inside .mark { inline-size: 1.75rem; block-size: 1.75rem; }
  .inside .wordmark { block-size: 1.9rem; }
  .front .wordmark { block-size: 5rem; }
  .front .mark { inline-size: 3.75rem; block-size: 3.75rem; }
}

/* Footer */
.colophon { margin-block-start: 3.5rem; border-block-start: 1px solid var(--rule); color: var(--soft); font: .875rem/1.8 var(--plain); }
.colophon .wrap { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; padding-block: 1.25rem; }
.keys { display: none; }
.keys span { white-space: nowrap; margin-inline-start: .6rem; }
kbd { padding: .05rem .4rem; border: 1px solid var(--field); border-radius: 3px; font: .75rem/1.4 ui-monospace, Consolas, monospace; }
@media (scripting: enabled) and (hover: hover) and (min-width: 52rem) { .keys { display: block; } }
`;

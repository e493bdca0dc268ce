/** What the script shows: panels over the page, and suggestions under the search box. */
export const PANEL_STYLE = `[hidden] { display: none !important; }
.panel {
  inline-size: min(60rem, 100vw - 2rem); max-block-size: min(48rem, 100vh - 3rem); padding: 0 1.5rem 1.5rem; border: 0;
  border-block-start: 4px solid var(--accent); border-radius: 3px; background: var(--sheet); color: var(--ink);
  box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%); overflow: auto; overscroll-behavior: contain;
}
.panel::backdrop { background: rgb(8 25 27 / 55%); }
.panel:has(.key-list) { inline-size: min(28rem, 100vw - 2rem); }
.panel-head {
  position: sticky; inset-block-start: 0; display: flex; align-items: center; justify-content: space-between; gap: 1rem;
  padding-block: 1rem .75rem; border-block-end: 1px solid var(--rule); background: var(--sheet);
}
.panel-head h2 { font: 700 1.25rem/1.6 var(--plain); }
.panel-head .button-quiet { padding-inline: 1rem; font-size: .9375rem; }
.key-list { margin: .75rem 0 0; font: 1rem/1.8 var(--plain); }
.key-list div { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; padding-block: .3rem; }
.key-list dd { margin: 0; }
.key-list kbd { font-size: .875rem; }

.box { position: relative; }
.suggest {
  position: absolute; inset-inline: -2px; inset-block-start: calc(100% + 3px); z-index: 2; padding-block: .35rem;
  border: 1px solid var(--accent); border-radius: 3px; background: var(--sheet); box-shadow: 0 .5rem 1.5rem rgb(0 0 0 / 18%);
}
.suggest .heading { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.suggest .suggestion { display: flex; align-items: center; min-block-size: 2.75rem; padding-inline: .9rem; color: var(--ink); font-size: 1.0625rem; line-height: 1.7; text-decoration: none; }
.suggest .suggestion:hover { background: var(--paper); }
.suggest .suggestion[aria-selected=true] { background: var(--accent); color: var(--on-accent); }
.suggest mark { background: none; font-weight: inherit; color: var(--soft); }
.suggest [aria-selected=true] mark { color: inherit; }
`;

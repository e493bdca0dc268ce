/**
 * The search form: a ruled box with its button, and the filters under it.
 * Controls are at least 44px tall on touch screens, and 16px in type so that
 * phones do not zoom into them.
 */
export const FORM_STYLE = `.search { font-family: var(--plain); min-inline-size: 0; }
.box { display: flex; border: 2px solid var(--accent); border-radius: 3px; background: var(--sheet); }
.box:focus-within { outline: 3px solid var(--focus); outline-offset: 1px; }
.box input {
  flex: 1; min-inline-size: 0; block-size: 3rem; padding-inline: .9rem; border: 0;
  background: transparent; color: inherit; font: 1.125rem/1.5 var(--plain); appearance: none;
}
.box input:focus { outline: none; }
.box input::placeholder { color: var(--soft); opacity: 1; }
.box button {
  flex: none; padding-inline: 1.35rem; border: 0; background: var(--accent); color: var(--on-accent);
  font: 600 1rem/1.5 var(--plain); cursor: pointer;
}
.box button:hover { filter: brightness(1.15); }
.box button:focus-visible { outline-offset: -5px; outline-color: var(--on-accent); }

.alert {
  margin-block-start: .5rem; padding: .4rem .9rem; border-inline-start: 4px solid var(--alert);
  background: var(--alert-back); color: var(--alert); font-size: 1rem; line-height: 1.8;
}

.filters { margin-block-start: .35rem; }
.filters summary {
  display: inline-flex; align-items: center; gap: .5rem; min-block-size: 2.5rem; padding-inline-end: .5rem;
  color: var(--accent); font-size: .9375rem; cursor: pointer; list-style: none;
}
.filters summary::-webkit-details-marker { display: none; }
.filters summary::before {
  content: ""; inline-size: .5rem; block-size: .5rem; margin-inline: .2rem;
  border: solid currentColor; border-width: 0 2px 2px 0; transform: translateY(-25%) rotate(45deg);
}
.filters[open] summary::before { transform: translateY(25%) rotate(-135deg); }
.filters summary:hover span:first-child { text-decoration: underline; text-underline-offset: .3em; }
.filters-set {
  min-inline-size: 1.5rem; padding-inline: .4rem; border-radius: 1rem; text-align: center;
  background: var(--accent); color: var(--on-accent); font-size: .8125rem; line-height: 1.5rem; font-weight: 600;
}
.fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .6rem .75rem; padding-block: .25rem .75rem; }
.field { display: grid; gap: .15rem; min-inline-size: 0; }
.field span { color: var(--soft); font-size: .875rem; line-height: 1.6; }
.field select, .field input {
  inline-size: 100%; min-inline-size: 0; block-size: 2.75rem; padding-inline: .6rem; border: 1px solid var(--field);
  border-radius: 3px; background: var(--sheet); color: inherit; font: 1rem/1.5 var(--plain);
}
.field input[type=date] { text-align: start; }
.filters-do { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; padding-block-end: .25rem; font-size: .9375rem; }
.button-quiet {
  min-block-size: 2.75rem; padding-inline: 1.5rem; border: 1px solid var(--accent); border-radius: 3px;
  background: transparent; color: var(--accent); font: 600 1rem/1.5 var(--plain); cursor: pointer;
}
.button-quiet:hover { background: var(--accent); color: var(--on-accent); }

@media (min-width: 52rem) {
  .box input { block-size: 3.1rem; }
  .box button { padding-inline: 1.9rem; }
  .fields { grid-template-columns: repeat(4, minmax(0, 1fr)); gap: .75rem; }
  .field:nth-child(n + 5) { grid-column: span 2; }
  .field select, .field input, .button-quiet { block-size: 2.5rem; min-block-size: 2.5rem; font-size: .9375rem; }
}
`;

/** Elements made without HTML as text, so that nothing a server sends can become more than words. */

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element. Attributes that are false are left out, those that are true are empty. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  return fill(element, attributes, children);
}

function fill<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of lines on a field of 24 units, in the colour of the text. @param paths what SVG calls path data */
export function icon(...paths: readonly string[]): SVGElement {
  const lines = paths.map((d) => fill(document.createElementNS(SVG, 'path'), { d }, []));
  return fill(document.createElementNS(SVG, 'svg'), { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, lines);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The nodes of an escaped text in which `<mark>` is the only tag. Any other tag stays the characters it is made of. */
export function marked(html: string): Node[] {
  return html
    .split(/(<mark>[^<]*<\/mark>)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const inside = /^<mark>([^<]*)<\/mark>$/.exec(piece)?.[1];
      return inside === undefined
        ? document.createTextNode(unescaped(piece))
        : make('mark', { part: 'mark' }, unescaped(inside));
    });
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** An address that a link or a picture can be given safely, or null: articles are other people's data. */
export function webAddress(address: string | undefined, base: string): string | null {
  if (address === undefined || !URL.canParse(address, base)) return null;
  const { href } = new URL(address, base);
  return /^https?:/.test(href) ? href : null;
}

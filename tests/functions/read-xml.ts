/** Reads XML strictly, with a parser that shares nothing with the library that writes feeds. */
import { SaxesParser, type SaxesTagNS } from 'saxes';

export interface Element {
  readonly name: string;
  /** Of its namespace. */
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** All text in it, white space as it stands. */
  text: string;
}

/** The root element. @throws Error when the document is not well-formed, or uses a namespace it does not declare */
export function readXml(document: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', uri: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ name, value }) => [name, value]),
    );
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    for (const element of open) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(document).close();
  return root.children[0]!;
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the only child of a name. */
export function textOf(element: Element, name: string): string {
  const found = childrenOf(element, name);
  if (found.length !== 1) throw new Error(`${element.name} has ${found.length} of ${name}.`);
  return found[0]!.text;
}

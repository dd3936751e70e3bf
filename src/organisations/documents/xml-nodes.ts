/** A node as the parser gives it in order: its name with its children, its text, and its attributes beside. */
export type XmlNode = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';

/** Its name; `#text` of a text. */
export const nameOf = (node: XmlNode): string => Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';

export function childrenOf(node: XmlNode): readonly XmlNode[] {
  const children = node[nameOf(node)];
  return Array.isArray(children) ? (children as XmlNode[]) : [];
}

export const child = (node: XmlNode, name: string): XmlNode | undefined =>
  childrenOf(node).find((one) => nameOf(one) === name);

export function attribute(node: XmlNode | undefined, name: string): string | null {
  const value = (node?.[ATTRIBUTES] as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The text directly in it. */
export const inside = (node: XmlNode): string =>
  childrenOf(node)
    .map((one) => one['#text'])
    .filter((text) => typeof text === 'string' || typeof text === 'number')
    .join('');

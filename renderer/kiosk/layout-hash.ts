/** A hash of what stands on the screen: its elements and their classes, none of its texts, so that it says nothing of anybody. */

/** FNV-1a, 32 bits (RFC 9923, section 6.1). */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** What is read of an element. */
export type Shape = { tagName: string; className: unknown; children: ArrayLike<Shape> };

export function layoutHash(root: Shape): number {
  let hash = OFFSET;
  const take = (text: string) => {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  };
  const walk = ({ tagName, className, children }: Shape) => {
    // An SVG element's is an object.
    take(`<${tagName} ${typeof className === 'string' ? className : ''}`);
    for (const child of Array.from(children)) walk(child);
    take('>');
  };
  walk(root);
  return hash >>> 0;
}

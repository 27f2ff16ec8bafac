/** Values as YAML nests them, and dotted keys into them. */
export type Tree = Record<string, unknown>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueAt(tree: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((at, name) => (isTree(at) ? at[name] : undefined), tree);
}

/** A copy with the key set, or without it where `value` is undefined; what it leaves empty goes with it. */
export function withValue(tree: Tree, key: string, value: unknown): Tree {
  const [name = '', ...rest] = key.split('.');
  const { [name]: before, ...others } = tree;
  if (rest.length === 0) return value === undefined ? others : { ...tree, [name]: value };
  const inner = withValue(isTree(before) ? before : {}, rest.join('.'), value);
  return Object.keys(inner).length === 0 ? others : { ...tree, [name]: inner };
}

/** `over` laid over `under`, key by key. A transport is one value: its kinds have different keys, so it is replaced whole. */
export function overlay(under: unknown, over: unknown, key = ''): unknown {
  if (!isTree(under) || !isTree(over) || key === 'transport') return over;
  const laid = Object.entries(over).map(
    ([name, value]) => [name, overlay(under[name], value, name)] as const,
  );
  // Assigned, a key called __proto__ would vanish, and what it holds would be every later key's.
  return Object.fromEntries([...Object.entries(under), ...laid]);
}

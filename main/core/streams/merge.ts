/** Two streams as one, each value as it comes. Ends, and ends the other, when either does. */
export async function* merge<A, B>(one: AsyncGenerator<A>, other: AsyncGenerator<B>): AsyncGenerator<A | B> {
  const next = <T>(source: AsyncGenerator<T>) => source.next().then((result) => ({ source, result }));
  type Turn = { source: unknown; result: IteratorResult<A | B, unknown> };
  let first: Promise<Turn> = next(one);
  let second: Promise<Turn> = next(other);
  try {
    while (true) {
      const { source, result } = await Promise.race([first, second]);
      if (result.done) return;
      yield result.value;
      if (source === one) first = next(one);
      else second = next(other);
    }
  } finally {
    // Not awaited: a generator that waits inside returns only when its own signal says so.
    void Promise.allSettled([one.return(undefined), other.return(undefined)]);
  }
}

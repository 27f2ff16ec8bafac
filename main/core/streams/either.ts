/**
 * One signal for two: aborted with the first of them. In place of AbortSignal.any, whose signal a source reaches by a weak reference alone: in
 * a running core one to which nobody listened was seen not to hear of its session's end.
 */
export function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  const both = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) both.abort(signal.reason);
    else
      signal.addEventListener('abort', () => both.abort(signal.reason), { once: true, signal: both.signal });
  }
  return both.signal;
}

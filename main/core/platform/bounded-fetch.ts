/** fetch that reads no answer past a size: whoever answers without an end must not fill the kiosk's memory. */

/** The longest of the platform's answers, the slots of an item, is some 50 kB. */
export const ANSWER_BYTES_MAX = 1024 * 1024;

/** An answer was longer than ANSWER_BYTES_MAX; the rest of it was not read. */
export class AnswerTooLongError extends Error {}

/** As fetch; the body fails with AnswerTooLongError once it is too long. */
export async function boundedFetch(input: Request | URL | string, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (!response.body) return response;
  let left = ANSWER_BYTES_MAX;
  const bounded = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength;
        if (left < 0) controller.error(new AnswerTooLongError('answer too long'));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(bounded, { status, statusText, headers });
}

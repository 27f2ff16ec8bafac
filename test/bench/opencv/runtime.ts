/** OpenCV's wasm, ready, and matrices that are given back together: nothing collects them. Never shipped. */
import cv from '@techstark/opencv-js';

export type Mat = InstanceType<typeof cv.Mat>;

// The module calls itself a promise and resolves to itself: awaiting it would never end.
await new Promise<void>((resolve) => {
  cv.onRuntimeInitialized = () => resolve();
});

export { cv };

/** What is made with it ends with it. */
export class Mats {
  readonly #held: { delete(): void }[] = [];

  keep<T extends { delete(): void }>(held: T): T {
    this.#held.push(held);
    return held;
  }

  mat(): Mat {
    return this.keep(new cv.Mat());
  }

  delete(): void {
    for (const held of this.#held.splice(0)) held.delete();
  }
}

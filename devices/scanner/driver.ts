/** Drives a line scanner: it speaks first, so an open port is all that can be asked of it. */
import type { Driver } from '../device.ts';
import type { ByteLink } from '../transport/link.ts';
import { decodeScan, LineSplitter, REPEAT_MS, SILENCE_MS } from './protocol.ts';

export class LineScanner implements Driver {
  #last = { text: '', at: 0 };

  constructor(link: ByteLink, onScan: (text: string) => void) {
    const splitter = new LineSplitter();
    let silence: NodeJS.Timeout | undefined;
    const take = (line: Uint8Array | null) => {
      if (!line) return;
      const text = decodeScan(line);
      const now = Date.now();
      const repeated = text === this.#last.text && now - this.#last.at < REPEAT_MS;
      this.#last = { text, at: now };
      if (!repeated) onScan(text);
    };
    link.onBytes((bytes) => {
      clearTimeout(silence);
      for (const line of splitter.push(bytes)) take(line);
      silence = setTimeout(() => take(splitter.flush()), SILENCE_MS);
    });
    link.onClose(() => clearTimeout(silence));
  }

  async greet() {
    return null;
  }

  async check() {
    return { fault: null, warnings: [] };
  }
}

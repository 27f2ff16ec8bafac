/**
 * Stands where a vendor's WLT converter stands: WLT bytes on standard input, a 24-bit BMP on standard output. The emulated
 * card's photo is filler, so it draws a head and shoulders. An argument makes it fail in one of the ways programs do.
 */
import { once } from 'node:events';

const [fault] = process.argv.slice(2);
const [WIDTH, HEIGHT] = [102, 126];
const ROW_BYTES = Math.ceil((WIDTH * 3) / 4) * 4;
const HEADER = 54;

function picture(): Buffer {
  const bmp = Buffer.alloc(HEADER + ROW_BYTES * HEIGHT, 0xe8).fill(0, 0, HEADER);
  bmp.write('BM');
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(HEADER, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(WIDTH, 18);
  bmp.writeInt32LE(HEIGHT, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  for (let row = 0; row < HEIGHT; row++) {
    for (let x = 0; x < WIDTH; x++) {
      const [across, up] = [(x - WIDTH / 2) / 22, row];
      const head = across ** 2 + ((up - 76) / 28) ** 2 < 1;
      const shoulders = (across / 2) ** 2 + (up / 42) ** 2 < 1;
      const at = HEADER + row * ROW_BYTES + x * 3;
      if (head || shoulders) bmp.fill(head ? 0xb4 : 0x7c, at, at + 3);
    }
  }
  return bmp;
}

async function babble(): Promise<never> {
  for (;;) if (!process.stdout.write(Buffer.alloc(65_536))) await once(process.stdout, 'drain');
}

const chunks: Buffer[] = [];
if (fault !== 'deaf') for await (const chunk of process.stdin) chunks.push(chunk);
const wlt = Buffer.concat(chunks);

switch (fault) {
  case undefined:
    // A converter without its input has nothing to convert.
    if (wlt.length === 0) process.exit(2);
    process.stdout.write(picture());
    break;
  case 'deaf':
    process.stdout.write(picture());
    break;
  case 'crash':
    process.stdout.write(picture());
    process.exit(3);
    break;
  case 'cut':
    process.stdout.write(picture().subarray(0, 1000));
    break;
  case 'garbage':
    process.stdout.write(wlt);
    break;
  case 'babble':
    await babble();
    break;
  case 'hang':
    process.on('SIGTERM', () => undefined);
    setInterval(() => undefined, 1000);
    break;
}

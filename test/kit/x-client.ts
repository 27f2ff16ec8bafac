/**
 * A client of an X server that does one thing: feigns input by the XTEST extension (X11 protocol, chapter 8; XTEST 2.2), thousands of events
 * a second, where a program like xdotool takes one process or one wait for each.
 */
import { createConnection, type Socket } from 'node:net';

/** `code`: X's keycode, 8 to 255. `button`: 1 left, 2 middle, 3 right, 4 to 7 wheel. `x`, `y`: points from the screen's corner. */
export type XInput =
  | { do: 'key'; code: number; down: boolean }
  | { do: 'button'; button: number; down: boolean }
  | { do: 'move'; x: number; y: number };

const PACKET_BYTES = 32;
const REPLY = 1;
const ERROR = 0;
const QUERY_EXTENSION = 98;
const GET_INPUT_FOCUS = 43;
/** Of XTEST. */
const FAKE_INPUT = 2;
const FAKE_INPUT_BYTES = 36;
const EVENT_TYPES = { key: { down: 2, up: 3 }, button: { down: 4, up: 5 }, move: 6 } as const;

export class XClient {
  readonly #socket: Socket;
  readonly #xtest: number;
  readonly #packets: Packets;

  private constructor(socket: Socket, packets: Packets, xtest: number) {
    this.#socket = socket;
    this.#packets = packets;
    this.#xtest = xtest;
  }

  /** `display`: ":7". */
  static async connect(display: string): Promise<XClient> {
    const socket = createConnection(`/tmp/.X11-unix/X${display.slice(1)}`);
    const packets = new Packets(socket);
    // Little-endian, protocol 11.0, without authorisation: the test's own server asks for none.
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    await packets.setUp();
    const name = Buffer.from('XTEST\0\0\0');
    const query = Buffer.alloc(8);
    query.writeUInt8(QUERY_EXTENSION, 0);
    query.writeUInt16LE(4, 2);
    query.writeUInt16LE('XTEST'.length, 4);
    socket.write(Buffer.concat([query, name]));
    const answer = await packets.reply();
    if (answer[8] !== 1) throw new Error('this X server has no XTEST');
    return new XClient(socket, packets, answer[9] ?? 0);
  }

  /** Resolves when the server has taken them all. */
  async feign(inputs: readonly XInput[]): Promise<void> {
    const focus = Buffer.from([GET_INPUT_FOCUS, 0, 1, 0]);
    this.#socket.write(Buffer.concat([...inputs.map((input) => this.#request(input)), focus]));
    await this.#packets.reply();
  }

  close(): void {
    this.#socket.destroy();
  }

  #request(input: XInput): Buffer {
    const bytes = Buffer.alloc(FAKE_INPUT_BYTES);
    bytes.writeUInt8(this.#xtest, 0);
    bytes.writeUInt8(FAKE_INPUT, 1);
    bytes.writeUInt16LE(FAKE_INPUT_BYTES / 4, 2);
    if (input.do === 'move') {
      bytes.writeUInt8(EVENT_TYPES.move, 4);
      bytes.writeInt16LE(input.x, 24);
      bytes.writeInt16LE(input.y, 26);
      return bytes;
    }
    bytes.writeUInt8(EVENT_TYPES[input.do][input.down ? 'down' : 'up'], 4);
    bytes.writeUInt8(input.do === 'key' ? input.code : input.button, 5);
    return bytes;
  }
}

/** Cuts what the server sends; all that is asked for here fits into one packet. */
class Packets {
  #bytes = Buffer.alloc(0);
  #ended: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    socket.on('data', (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    const end = (error?: Error) => {
      this.#ended = error ?? new Error('the X server ended');
      this.#wake();
    };
    socket.on('error', end);
    socket.on('close', () => end());
  }

  async setUp(): Promise<void> {
    const head = await this.#take(8);
    const rest = await this.#take(head.readUInt16LE(6) * 4);
    if (head[0] !== 1) throw new Error(`the X server refuses: ${rest.toString('latin1')}`);
  }

  /** Events, e.g. of a changed keyboard, are passed over. */
  async reply(): Promise<Buffer> {
    for (;;) {
      const packet = await this.#take(PACKET_BYTES);
      if (packet[0] === ERROR) throw new Error(`error ${packet[1]} of the X server`);
      if (packet[0] === REPLY) return packet;
    }
  }

  async #take(count: number): Promise<Buffer> {
    while (this.#bytes.length < count) {
      if (this.#ended) throw this.#ended;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return taken;
  }
}

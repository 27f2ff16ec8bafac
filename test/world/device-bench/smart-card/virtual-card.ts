/** A card in vpcd's virtual reader: 2 bytes of length, then one byte of control or a command; the answer likewise. */
import { connect, type Socket } from 'node:net';

/** Anything with contacts. */
export interface CardFace {
  reset(): void;
  answer(command: Uint8Array): Uint8Array;
}

/** The one control byte that wants an answer; the others (0 off, 1 on, 2 reset) do not. */
const SEND_ATR = 4;

export type InsertedCard = { remove: () => Promise<void> };

export type InsertOptions = {
  atr: Uint8Array;
  /** Called before each answer; the card is gone when it says so. */
  onCommand?: (command: Uint8Array) => 'answer' | 'leave';
};

/** Resolves once the reader's socket took the card in. */
export function insertCard(port: number, face: CardFace, options: InsertOptions): Promise<InsertedCard> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const gone = new Promise<void>((done) => socket.once('close', () => done()));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve({
        async remove() {
          socket.destroy();
          await gone;
        },
      });
    });
    answerAll(socket, face, options);
  });
}

function answerAll(socket: Socket, face: CardFace, { atr, onCommand }: InsertOptions): void {
  let held = Buffer.alloc(0);
  const send = (bytes: Uint8Array) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    socket.write(Buffer.concat([length, bytes]));
  };
  socket.on('data', (chunk) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 2 && held.length >= 2 + held.readUInt16BE()) {
      const message = held.subarray(2, 2 + held.readUInt16BE());
      held = held.subarray(2 + message.length);
      if (message.length !== 1) {
        if (onCommand?.(message) === 'leave') return void socket.destroy();
        send(face.answer(new Uint8Array(message)));
      } else if (message[0] === SEND_ATR) send(atr);
      else face.reset();
    }
  });
}

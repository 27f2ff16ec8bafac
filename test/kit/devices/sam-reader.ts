/** A reader whose every answer the test decides, on the far end of a wire in memory. */
import { IdCardReader } from '../../../devices/id-card-reader/driver.ts';
import { COMMAND, type Command, SamFramer } from '../../../devices/id-card-reader/protocol.ts';
import { openPipe } from './pipe.ts';

/** Throws for a body that is no command. */
export function commandOf([one, two]: Uint8Array): Command {
  const found = Object.entries(COMMAND).find(([, code]) => code[0] === one && code[1] === two);
  if (!found) throw new Error('an unknown command');
  return found[0] as Command;
}

/** An answer at once, or after some milliseconds; null for none. */
export type Answer = Uint8Array | readonly [ms: number, reply: Uint8Array] | null;

/** `answer` is asked with each command and how often it was asked before; `asked` holds all of them. */
export function samReader(
  answer: (command: Command, before: number) => Answer,
  allowed: readonly string[] = [],
) {
  const [kiosk, device] = openPipe();
  const framer = new SamFramer();
  const asked: Command[] = [];
  const send = (bytes: Uint8Array) => void device.write(bytes).catch(() => undefined);
  device.onBytes((bytes) => {
    for (const body of framer.push(bytes)) {
      const command = commandOf(body);
      const given = answer(command, asked.filter((each) => each === command).length);
      asked.push(command);
      if (given instanceof Uint8Array) send(given);
      else if (given) setTimeout(send, ...given);
    }
  });
  return { driver: new IdCardReader(kiosk, allowed), asked };
}

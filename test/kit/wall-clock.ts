/**
 * Loaded into a process before anything else (`--import`): its clock on the wall is as many milliseconds off as WALL_CLOCK_FILE says, from one
 * moment to the next. The clock that nobody sets, and timers, run as they do.
 */
import { openSync, readSync } from 'node:fs';

const file = openSync(process.env.WALL_CLOCK_FILE ?? '', 'r');
const bytes = Buffer.alloc(32);
const MachineDate = Date;

function wrong(): number {
  const length = readSync(file, bytes, 0, bytes.length, 0);
  return MachineDate.now() + Number(bytes.toString('latin1', 0, length));
}

class WrongDate extends MachineDate {
  constructor(...args: [] | [string | number | Date]) {
    if (args.length === 0) super(wrong());
    // More than one argument, too, as Date itself takes them.
    else super(...(args as [string]));
  }

  static override now(): number {
    return wrong();
  }
}

globalThis.Date = WrongDate as DateConstructor;

/**
 * Loaded into a process before anything else (`--import`): its clock on the wall is CLOCK_OFFSET_MS from the machine's. The clock that
 * nobody sets, and timers, run as they do.
 */
const offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const MachineDate = Date;

class SetDate extends MachineDate {
  constructor(...args: [] | [string | number | Date]) {
    if (args.length === 0) super(MachineDate.now() + offset);
    // More than one argument, too, as Date itself takes them.
    else super(...(args as [string]));
  }

  static override now(): number {
    return MachineDate.now() + offset;
  }
}

globalThis.Date = SetDate as DateConstructor;

export const SET_CLOCK = import.meta.url;

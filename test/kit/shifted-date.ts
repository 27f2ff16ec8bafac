/** For what is loaded into a process before anything else: a clock on the wall that is off. */
const MachineDate = Date;

/** From now on every Date of this process is so many milliseconds off the machine's, as `offset` says at that moment. */
export function shiftDate(offset: () => number): void {
  const now = () => MachineDate.now() + offset();
  globalThis.Date = class extends MachineDate {
    constructor(...args: [] | [string | number | Date]) {
      if (args.length === 0) super(now());
      // More than one argument, too, as Date itself takes them.
      else super(...(args as [string]));
    }

    static override now(): number {
      return now();
    }
  } as DateConstructor;
}

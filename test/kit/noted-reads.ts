/** Loaded into a process before anything else (`--import`): each time it reads a file named NOTED_READS_OF, the file NOTED_READS grows by a byte. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const { NOTED_READS_OF = '', NOTED_READS = '' } = process.env;
const read = fs.readFileSync;

fs.readFileSync = ((...args: Parameters<typeof read>) => {
  const [file] = args;
  if (typeof file === 'string' && path.basename(file) === NOTED_READS_OF) fs.appendFileSync(NOTED_READS, '.');
  return read(...args);
}) as typeof read;
syncBuiltinESMExports();

export const NOTED_READS_HOOK = import.meta.url;

/** `npm run fuzz [-- decoders|input] [options]`: runs `test/fuzz/NAME.fuzz.ts`; without a name, the decoders'. */
import path from 'node:path';

const [first, ...rest] = process.argv.slice(2);
const named = first === 'decoders' || first === 'input';
const name = named ? first : 'decoders';
process.argv.splice(2, Number.POSITIVE_INFINITY, ...(named ? rest : process.argv.slice(2)));
await import(path.join(import.meta.dirname, `${name}.fuzz.ts`));

/** The document scanner in the configuration. */
import { z } from 'zod';

/** A4 at 220 dots an inch is as much as a page keeps (JPEG in document-camera/contract.ts): more only takes longer. */
const RESOLUTION_MAX = 300;

/** A scanner that SANE knows. */
export const DocumentScannerConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('sane'),
    /** Part of its name or model as `scanimage -L` says them, where there are several. USB places in names change: not those. */
    device: z.string().min(1).optional(),
    /** Where the paper lies, as the scanner calls it, such as `ADF`; absent: on the glass, where there is one. */
    source: z.string().min(1).optional(),
    /** Dots an inch; the next higher that the scanner has. */
    resolution: z.number().int().min(100).max(RESOLUTION_MAX).default(200),
    /** Where its own `dll.conf` lies, which names this scanner's back end alone: SANE then asks no other. Absent: /etc/sane.d. */
    configFolder: z.string().startsWith('/', '须为绝对路径').optional(),
    /** Further options of this scanner, without the dashes, as `scanimage -A` lists them. */
    options: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]*$/, '须为 scanimage -A 列出的选项名，不带横线'),
        z.string().max(100),
      )
      .default({}),
  }),
]);
export type DocumentScannerConfig = z.infer<typeof DocumentScannerConfig>;
export type FittedScanner = Extract<DocumentScannerConfig, { kind: 'sane' }>;

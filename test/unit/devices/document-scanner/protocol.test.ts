/** What scanimage is told and what is read of its words: lists, options of different back ends, SANE's sentences. */
import { describe, expect, it } from 'vitest';
import { DocumentScannerConfig, type FittedScanner } from '../../../../devices/document-scanner/config.ts';
import {
  chosenOf,
  foundIn,
  isWholeJpeg,
  optionsIn,
  problemIn,
  scanArgs,
} from '../../../../devices/document-scanner/protocol.ts';

const fitted = (more: object = {}): FittedScanner =>
  DocumentScannerConfig.parse({ kind: 'sane', ...more }) as FittedScanner;

const FLATBED = { name: 'genesys:libusb:001:004', model: 'Canon LiDE 220' };
/** As sane-genesys says it. */
const LIDE = `All options specific to device \`genesys:libusb:001:004':
  Scan Mode:
    --mode Color|Gray [Gray]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --source Flatbed|Transparency Adapter [Flatbed]
        Selects the scan source (such as a document-feeder).
    --preview[=(yes|no)] [no]
        Request a preview-quality scan.
    --depth 8|16 [8]
    --resolution 4800|2400|1200|600|300|150|100|75dpi [75]
        Sets the resolution of the scanned image.
  Geometry:
    -l 0..216.7mm [0]
        Top-left x position of scan area.
    -t 0..300mm [0]
    -x 0..216.7mm [216.7]
    -y 0..300mm [300]
  Extras:
    --lamp-off-time 0..60 [15]
    --gamma-table 0..65535,... [inactive]
    --calibration-file <string> [inactive]
    --scan[=(yes|no)] [no] [hardware]
    --clear-calibration
`;
/** A feeder alone, as sane-fujitsu says it. */
const FEEDER = `
    --source ADF Front|ADF Duplex [ADF Front]
    --mode Lineart|Halftone|Gray|Color [Lineart]
    --resolution 50..600dpi (in steps of 1) [600]
    -x 0..215.872mm (in steps of 0.0211639) [215.872]
    -y 0..279.364mm (in steps of 0.0211639) [279.364]
`;

describe('the list of scanners', () => {
  it('is two lines each, and the first that fits is chosen', () => {
    const found = foundIn('test:0\nNoname frontend-tester\ngenesys:libusb:001:004\nCanon LiDE 220\n');
    expect(found).toEqual([{ name: 'test:0', model: 'Noname frontend-tester' }, FLATBED]);
    expect(chosenOf(found)?.name).toBe('test:0');
    expect(chosenOf(found, 'genesys')).toEqual(FLATBED);
    expect(chosenOf(found, 'LiDE 220')).toEqual(FLATBED);
    expect(chosenOf(found, 'epson')).toBeUndefined();
    expect(foundIn('')).toEqual([]);
  });
});

describe('the arguments for a page', () => {
  it('are those of a flatbed: colour, the next higher resolution, A4 from the corner', () => {
    expect(scanArgs(FLATBED, optionsIn(LIDE), fitted())).toEqual([
      '--device-name=genesys:libusb:001:004',
      '--format=jpeg',
      '--source=Flatbed',
      '--mode=Color',
      '--resolution=300',
      ...['-l', '0', '-t', '0', '-x', '210', '-y', '297'],
    ]);
  });

  it('are those of a feeder, whose paper is shorter than A4', () => {
    const args = scanArgs({ name: 'fujitsu:x', model: '' }, optionsIn(FEEDER), fitted({ resolution: 220 }));
    expect(args).toEqual([
      '--device-name=fujitsu:x',
      '--format=jpeg',
      '--source=ADF Front',
      '--mode=Color',
      '--resolution=220',
      ...['-x', '210', '-y', '279.364'],
    ]);
  });

  it('take what a scanner has: one word, grey alone, a resolution that is lower', () => {
    const options = optionsIn('    --mode True Gray [True Gray]\n    --resolution 75|150dpi [75]\n');
    expect(scanArgs(FLATBED, options, fitted())).toEqual([
      '--device-name=genesys:libusb:001:004',
      '--format=jpeg',
      '--mode=True Gray',
      '--resolution=150',
    ]);
  });

  it('are none where the configuration names what this scanner lacks, or what is scanimage’s own', () => {
    const options = optionsIn(LIDE);
    expect(scanArgs(FLATBED, options, fitted({ source: 'ADF' }))).toBeNull();
    expect(scanArgs(FLATBED, options, fitted({ options: { 'output-file': '/tmp/page.jpg' } }))).toBeNull();
    // A button of the scanner itself, which nobody sets.
    expect(scanArgs(FLATBED, options, fitted({ options: { scan: 'yes' } }))).toBeNull();
    // Inactive now: another option may bring it to life.
    const gamma = scanArgs(FLATBED, options, fitted({ options: { 'gamma-table': '1' } }));
    expect(gamma).toContain('--gamma-table=1');
    const lamp = scanArgs(FLATBED, options, fitted({ options: { 'lamp-off-time': '5' } }));
    expect(lamp).toContain('--lamp-off-time=5');
  });

  it('never begin with what somebody else could have written as an option', () => {
    expect(DocumentScannerConfig.safeParse({ kind: 'sane', options: { '-o': 'x' } }).success).toBe(false);
    expect(DocumentScannerConfig.safeParse({ kind: 'sane', resolution: 1200 }).success).toBe(false);
  });
});

describe('what went wrong', () => {
  it.each([
    ['scanimage: sane_read: Document feeder jammed', 'jam'],
    ['scanimage: sane_start: Document feeder out of documents', 'no-paper'],
    ['scanimage: sane_start: Scanner cover is open', 'cover-open'],
    ['scanimage: sane_start: Device busy', 'busy'],
    ['scanimage: sane_read: Error during device I/O', 'unplugged'],
    ['scanimage: open of device genesys:libusb:001:004 failed: Invalid argument', 'unplugged'],
    ['scanimage: open of device x failed: Access to resource has been denied', 'denied'],
    ['scanimage: sane_start: Out of memory', 'failed'],
    ['', 'failed'],
  ])('is read of %j', (said, problem) => {
    expect(problemIn(said)).toBe(problem);
  });

  it('a picture that broke off is no page', () => {
    expect(isWholeJpeg(Buffer.from('ffd8ffe0aaffd9', 'hex'))).toBe(true);
    expect(isWholeJpeg(Buffer.from('ffd8ffe0aaaa', 'hex'))).toBe(false);
    expect(isWholeJpeg(Buffer.alloc(0))).toBe(false);
  });
});

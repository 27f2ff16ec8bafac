/**
 * What is printed and filed is PDF/A-2b (ISO 19005-2), as far as a file's own objects show it: no validator of the standard can be had
 * here. Numbers in brackets are the standard's clauses.
 */
import { inflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { applicationPdf } from '../../../../../main/core/papers/application.ts';
import { mendingNoticePdf } from '../../../../../main/core/papers/mending-notice.ts';
import { testPage } from '../../../../../main/core/papers/test-page.ts';
import { NOTICE, subjectOf } from '../../../../kit/application.ts';
import { INK } from '../../../../kit/signing.ts';

const jpeg = new Uint8Array(createCanvas(280, 200).toBuffer('image/jpeg'));
const signed = { text: '我申请办理“样例”。', at: '2026-11-30T09:01:00+08:00', ink: INK, why: null };
const rows = [
  { label: '姓名', value: '王𠮷𬱖㬵胶䶮\u{2ebf0}样例' },
  { label: '说明', value: '一二三四五六七八九十'.repeat(120) },
];
const papers = [{ label: '近期免冠照片', value: '原件　已交 2 页', pages: ['one', 'other'] }];
const content = {
  ...{ name: '预审申请表' },
  sections: [
    { heading: '申请内容', rows },
    { heading: '申请材料', rows: papers },
  ],
  ...{ promise: '样例', watermark: '仅用于办理样例', signed },
};
const FILES = {
  application: () => applicationPdf({ ...subjectOf(content), pageOf: () => jpeg.slice() }),
  notice: () => mendingNoticePdf({ ...NOTICE, pictures: [{ jpeg, marks: [] }] }),
  'test page': () => testPage({ kioskId: 'LY001', siteName: '样例社区' }),
} satisfies Record<string, () => Promise<Uint8Array>>;

type Part = { head: string; stream: Buffer | null };

/** Every object by its number: what it says of itself, and its stream as it is read. */
function objectsOf(pdf: Buffer): Map<string, Part> {
  const text = pdf.toString('latin1');
  return new Map<string, Part>(
    [...text.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj\n/g)].map(([, number = '', body = '']) => {
      const at = body.indexOf('stream\n');
      if (at < 0) return [number, { head: body, stream: null }];
      const head = body.slice(0, at);
      const raw = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
      return [number, { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw }];
    }),
  );
}

const only = (parts: Part[]): Part => {
  expect(parts).toHaveLength(1);
  return parts[0] ?? { head: '', stream: null };
};

const PICTURES: Record<keyof typeof FILES, number> = { application: 2, notice: 1, 'test page': 0 };

describe.each(Object.entries(FILES))('%s', async (name, make) => {
  const pdf = Buffer.from(await make());
  const text = pdf.toString('latin1');
  const objects = objectsOf(pdf);
  const parts = [...objects.values()];
  const withType = (type: string) => parts.filter(({ head }) => head.includes(`/Type /${type}\n`));
  const referred = ({ head }: Part, key: string) =>
    objects.get(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(head)?.[1] ?? '') ?? { head: '', stream: null };

  it('begins, ends and is named as a file that is kept (6.1)', () => {
    expect(text).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}/);
    expect(text).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    expect(text.endsWith('%%EOF\n')).toBe(true);
    for (const never of [
      '/Encrypt',
      '/LZWDecode',
      '/Crypt',
      '/JavaScript',
      '/Launch',
      '/EmbeddedFiles',
      '/AA',
    ])
      expect(text).not.toContain(never);
  });

  it('says its colours by a profile of its own, and has no other kind and nothing transparent (6.2)', () => {
    const intent = only(withType('OutputIntent'));
    expect(intent.head).toContain('/S /GTS_PDFA1');
    const profile = referred(intent, 'DestOutputProfile');
    expect(profile.head).toContain('/N 3');
    expect(profile.stream?.subarray(12, 20).toString()).toBe('mntrRGB ');
    expect(profile.stream?.subarray(36, 40).toString()).toBe('acsp');
    expect(profile.stream?.[8]).toBeLessThanOrEqual(4);
    const pictures = parts.filter(({ head }) => head.includes('/Subtype /Image'));
    expect(pictures).toHaveLength(PICTURES[name as keyof typeof FILES]);
    for (const { head } of pictures) expect(head).toMatch(/\/ColorSpace \/Device(RGB|Gray)\n/);
    const drawn = parts
      .filter(({ stream }) => stream)
      .map(({ head, stream }) => `${head}\n${stream?.toString('latin1')}`);
    for (const never of ['/DeviceCMYK', '/Group', '/SMask ', '/ExtGState', '/BM ', '/OPI', '/Alternates'])
      for (const each of drawn) expect(each.slice(0, each.indexOf('>>\n')), never).not.toContain(never);
    const pages = withType('Page').map((page) => referred(page, 'Contents').stream?.toString('latin1') ?? '');
    for (const page of pages) expect(page).not.toMatch(/ (k|K)\n/);
  });

  it('carries every font with what its characters are, and shows no box (6.2.11)', () => {
    const fonts = parts.filter(({ head }) => head.includes('/Subtype /Type0'));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      const cid = referred(font, 'DescendantFonts');
      expect(cid.head).toContain('/CIDToGIDMap /Identity');
      expect(referred(referred(cid, 'FontDescriptor'), 'FontFile2').stream?.length).toBeGreaterThan(100);
      expect(referred(font, 'ToUnicode').stream?.toString()).toContain('beginbfrange');
    }
    expect(text.match(/\/Type \/Font\n/g)?.length).toBe(fonts.length * 2);
    for (const page of withType('Page'))
      expect(referred(page, 'Contents').stream?.toString()).not.toMatch(/<(?:[0-9a-f]{4})*?0000/);
  });

  it('says of itself that it is one, and nothing else than its own heading (6.6)', () => {
    const metadata = only(withType('Metadata'));
    expect(referred(only(withType('Catalog')), 'Metadata')).toBe(metadata);
    expect(metadata.head).not.toContain('/Filter');
    const said = metadata.stream?.toString() ?? '';
    expect(said).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(said).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    const [, day = ''] = /\(D:(\d{14})Z\)/.exec(text) ?? [];
    expect(said.replace(/[-:T]/g, '')).toContain(`<xmpCreateDate>${day}Z`);
    expect(said).toContain('<pdf:Producer>PDFKit</pdf:Producer>');
    expect(said).toMatch(/<rdf:li xml:lang="x-default">(预审申请表|一次性告知单|打印测试)</);
  });
});

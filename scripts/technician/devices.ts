/**
 * `npm run devices`: what is plugged in, and what each port looks like, for a technician with no screen.
 * `-- --test reader|scanner|printer|a4|social-card [--config FILE …]`: tries the configured device and says what it sees.
 */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Supervisor } from '../../devices/common/supervisor.ts';
import { IdCardReader } from '../../devices/id-card-reader/driver.ts';
import type { Opaque } from '../../devices/id-card-reader/opaque.ts';
import { photoDecoder } from '../../devices/id-card-reader/photo.ts';
import { ReceiptPrinter } from '../../devices/receipt-printer/driver.ts';
import { rasteriser } from '../../devices/receipt-printer/rasterise.ts';
import { Scanner } from '../../devices/scanner/driver.ts';
import { HID_POS, HidPosAssembler } from '../../devices/scanner/hid-pos.ts';
import { recogniseScan } from '../../devices/scanner/payload.ts';
import { LineSplitter } from '../../devices/scanner/protocol.ts';
import type { Transport } from '../../devices/transport/config.ts';
import { nodeHid } from '../../devices/transport/hid.ts';
import { listSerialPorts } from '../../devices/transport/serial.ts';
import { nodeUsb } from '../../devices/transport/usb-bulk.ts';
import { loadConfig } from '../../kiosk-config/load.ts';
import type { DevicesConfig } from '../../kiosk-config/schema.ts';
import { composeTestSlip } from '../../main/core/papers/slip.ts';
import { fail, ROOT, say } from '../setup/lib.mjs';
import { listSystemDevices, testA4, testSocialCard } from './devices-os.ts';

/** How long somebody has to lay a card down or scan a code, in milliseconds. */
const PATIENCE_MS = 30_000;
const OPEN_MS = 5_000;
/** Between two looks at the printer's exit, in milliseconds. */
const LOOK_MS = 300;

/** USB ids that were seen on card readers (facts of the device layer, section 1.1). */
const READERS: Readonly<Record<string, string>> = {
  '0400:c35a': '身份证阅读器（USB 批量传输）：transport { kind: usb, vendorId: 0x0400, productId: 0xC35A }',
  '2b8b:2721': '身份证阅读器（HID）：transport { kind: hid, vendorId: 0x2B8B, productId: 0x2721 }',
  '0483:5750': '可能是身份证阅读器（USB 批量传输）',
  '28e9:028a': '可能是身份证阅读器（USB 批量传输）',
};

const { values } = parseArgs({
  options: {
    test: { type: 'string' },
    config: { type: 'string', multiple: true, default: [] },
  },
});

const hex = (id: number) => id.toString(16).padStart(4, '0');

async function list(): Promise<void> {
  try {
    const ports = await listSerialPorts();
    say(`串口 ${ports.length} 个`);
    for (const { path: file, vendorId, productId, manufacturer } of ports) {
      const ids = vendorId ? `${vendorId}:${productId}` : '非 USB';
      say(`  ${file}  ${ids}  ${manufacturer ?? ''}`);
    }
  } catch (error) {
    say(`串口不可用：${(error as Error).message}`);
  }
  try {
    const hids = await (await nodeHid()).devices();
    say(`HID 设备 ${hids.length} 个`);
    for (const { vendorId, productId, usagePage, usage, product, path: file } of hids) {
      const ids = `${hex(vendorId)}:${hex(productId)}`;
      const isScanner = usagePage === HID_POS.usagePage && usage === HID_POS.usage;
      const guess = READERS[ids] ?? (isScanner ? 'HID POS 扫码器' : '');
      say(`  ${file}  ${ids}  ${product ?? ''}  ${guess}`);
    }
  } catch (error) {
    say(`HID 不可用：${(error as Error).message}`);
  }
  try {
    const usb = await nodeUsb();
    for (const [ids, guess] of Object.entries(READERS)) {
      const [vendorId = 0, productId = 0] = ids.split(':').map((id) => Number.parseInt(id, 16));
      if (await usb.find(vendorId, productId)) say(`USB ${ids}  ${guess}`);
    }
  } catch (error) {
    say(`USB 批量传输不可用：${(error as Error).message}`);
  }
  await listSystemDevices();
}

/** Chromium's labels end with the same ids, and `documentCamera.labelMatch` may name them. */
function listCameras(): void {
  const folder = '/sys/class/video4linux';
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
  say(`摄像头 ${names.length} 个`);
  for (const name of names) {
    const camera = path.join(folder, name);
    const device = path.join(camera, 'device');
    // It points at the camera's interface; the ids are its USB device's, one above.
    const usb = existsSync(device) ? path.dirname(realpathSync(device)) : camera;
    const ids = [read(path.join(usb, 'idVendor')), read(path.join(usb, 'idProduct'))].join(':');
    say(`  /dev/${name}  ${ids === ':' ? '非 USB' : ids}  ${read(path.join(camera, 'name'))}`);
  }
}

function configured(): DevicesConfig {
  const files = [path.join(ROOT, 'kiosk-config', 'default.yaml'), ...values.config];
  const answer = loadConfig(files);
  return answer.ok ? answer.config.devices : fail(answer.problems.join('\n'));
}

async function open<D extends IdCardReader | Scanner | ReceiptPrinter>(
  device: 'id-card-reader' | 'scanner' | 'receipt-printer',
  transport: Transport,
  drive: ConstructorParameters<typeof Supervisor<D>>[0]['drive'],
): Promise<Supervisor<D>> {
  if (transport.kind === 'none') fail('配置中没有这台设备：用 --config 指定 site.yaml');
  return new Promise((resolve) => {
    const supervisor: Supervisor<D> = new Supervisor<D>({
      device,
      transport,
      drive,
      onHang: () => fail('端口挂死：请断电重启设备'),
      onStatus: (status) => {
        say(`${status.port}：${status.state}${status.fault ? `，${status.fault.technician}` : ''}`);
        for (const warning of status.warnings) say(`  提示：${warning}`);
        if (status.state === 'ready') resolve(supervisor);
      },
    });
    supervisor.start();
    setTimeout(() => {
      if (supervisor.status.state !== 'ready') fail('设备没有就绪，原因见上');
    }, OPEN_MS).unref();
  });
}

async function testReader({ idCardReader }: DevicesConfig): Promise<void> {
  const reader = await open('id-card-reader', idCardReader.transport, (link) => new IdCardReader(link));
  say(`SAM 编号：${(await reader.use((driver) => driver.samId())) ?? '读不出'}`);
  say('请在 30 秒内放上身份证 …');
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const answer = await reader.use((driver) => driver.readOnce(() => say('正在读取 …')));
    if (answer?.outcome === 'read') {
      // A technician needs to know that it was read, not who it was.
      const { card, photo } = answer;
      say(`读取成功：${card.kind}，姓名 ${[...card.name].length} 个字，有效期至 ${card.validTo}`);
      await testPhoto(idCardReader.photoDecoder, photo);
      say('请取走身份证');
      return reader.stop();
    }
    if (answer && answer.outcome !== 'no-card') say(`未读成：${JSON.stringify(answer)}`);
  }
  fail('没有读到身份证');
}

async function testPhoto(config: DevicesConfig['idCardReader']['photoDecoder'], wlt: Opaque): Promise<void> {
  if (!config) return say('照片：没有配置解码程序（idCardReader.photoDecoder），屏幕显示人像轮廓');
  const began = performance.now();
  const photo = await photoDecoder(config)(wlt.reveal());
  const took = Math.round(performance.now() - began);
  say(
    photo
      ? `照片：${photo.width}×${photo.height}，解码用 ${took} 毫秒`
      : `照片：解码程序失败或超时（${took} 毫秒）`,
  );
}

async function testScanner({ scanner }: DevicesConfig): Promise<void> {
  const heard = Promise.withResolvers<string>();
  const collector =
    scanner.transport.kind === 'hid' ? new HidPosAssembler(scanner.layout) : new LineSplitter();
  const device = await open(
    'scanner',
    scanner.transport,
    (link) => new Scanner(link, collector, (text) => heard.resolve(text)),
  );
  say('请在 30 秒内扫一个码 …');
  const late = setTimeout(() => fail('没有扫到码'), PATIENCE_MS);
  const text = await heard.promise;
  clearTimeout(late);
  say(`扫到 ${[...text].length} 个字符，类型 ${recogniseScan(text).kind}`);
  await device.stop();
}

async function testPrinter({ receiptPrinter }: DevicesConfig): Promise<void> {
  const { transport, presenter, ...options } = receiptPrinter;
  const rasterise = rasteriser(options.paperWidth);
  const printer = await open(
    'receipt-printer',
    transport,
    (link) => new ReceiptPrinter(link, { ...options, presenter, rasterise }),
  );
  const atExit = () => printer.use((driver) => driver.slipAtExit());
  if (presenter !== 'none') say(`出纸口：${EXIT_WORDS[`${await atExit()}`]}`);
  const slip = composeTestSlip('测试', '设备测试', new Date().toISOString());
  const answer = await printer.use((driver) => driver.print(slip));
  say(answer?.outcome === 'printed' ? '测试页已打印' : `没有打印：${JSON.stringify(answer)}`);
  if (answer?.outcome !== 'printed') process.exitCode = 1;
  else if (presenter === 'none')
    say('出纸口：未配置出纸器（receiptPrinter.presenter），不能判断回执是否取走');
  else await awaitTaking(atExit);
  await printer.stop();
}

const EXIT_WORDS: Readonly<Record<string, string>> = {
  true: '有回执未取走',
  false: '空',
  null: '打印机不回答（请核对 receiptPrinter.presenter 与打印机型号）',
};

async function awaitTaking(atExit: () => Promise<boolean | null>): Promise<void> {
  let slip = await atExit();
  say(`出纸口：${EXIT_WORDS[`${slip}`]}`);
  if (slip) say('请在 30 秒内取走 …');
  for (const until = Date.now() + PATIENCE_MS; slip && Date.now() < until; slip = await atExit()) {
    await sleep(LOOK_MS);
  }
  if (slip === false) say('回执已取走');
}

switch (values.test) {
  case undefined:
    await list();
    listCameras();
    break;
  case 'reader':
    await testReader(configured());
    break;
  case 'scanner':
    await testScanner(configured());
    break;
  case 'printer':
    await testPrinter(configured());
    break;
  case 'a4':
    await testA4(configured().a4Printer);
    break;
  case 'social-card':
    await testSocialCard(configured().socialSecurityCard);
    break;
  default:
    fail('--test reader、scanner、printer、a4 或 social-card');
}

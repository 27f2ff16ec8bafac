/** What a product takes from its command line. */
import { expect, it } from 'vitest';
import { asProduct, parseShellOptions } from '../../../../main/shell/options.ts';

it('a product takes its data folder and layout, and no word of development', () => {
  const words = [
    '--data=/var/kiosk',
    '--landscape',
    '--browser',
    '--development',
    '--config=/tmp/other.yaml',
    '--node=/tmp/node',
    '--runtime=/tmp/runtime',
    '--browser-switch=--remote-debugging-port=9222',
  ];
  expect(asProduct(parseShellOptions(words, '/data'))).toEqual({
    dataFolder: '/var/kiosk',
    configFiles: [],
    port: 0,
    layout: 'landscape',
    development: false,
    node: null,
    runtime: null,
    browser: true,
    browserSwitches: [],
  });
});

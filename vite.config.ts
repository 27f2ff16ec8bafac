/** Builds the kiosk's screen into out/build/renderer; the pinyin table is made here, so no dictionary runs on the kiosk. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { pinyinTable } from './renderer/input/pinyin-table.ts';

const TABLE_ID = 'virtual:pinyin-table';

function pinyinTablePlugin(): Plugin {
  return {
    name: 'pinyin-table',
    resolveId: (id) => (id === TABLE_ID ? `\0${TABLE_ID}` : null),
    load: (id) => (id === `\0${TABLE_ID}` ? `export default ${JSON.stringify(pinyinTable())};` : null),
  };
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), pinyinTablePlugin()],
  build: {
    outDir: '../out/build/renderer',
    emptyOutDir: true,
    // A data: URL would break the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome100',
    chunkSizeWarningLimit: 900,
  },
});

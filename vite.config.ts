/** Builds the kiosk's screen into out/build/renderer; the input methods' data is made here. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { characterWeights, pinyinLexicon } from './renderer/input/pinyin-lexicon.ts';
import { strokeFile } from './renderer/input/stroke-file.ts';

const LEXICON = 'virtual:pinyin-lexicon';
const STROKES = 'virtual:strokes';

/** The pinyin lexicon as a module, the strokes as a file whose address is one: no dictionary runs on the kiosk. */
function inputDataPlugin(): Plugin {
  return {
    name: 'input-data',
    resolveId: (id) => (id === LEXICON || id === STROKES ? `\0${id}` : null),
    load(id) {
      if (id === `\0${LEXICON}`) {
        return `export default JSON.parse(${JSON.stringify(JSON.stringify(pinyinLexicon()))});`;
      }
      if (id !== `\0${STROKES}`) return null;
      const file = this.emitFile({
        type: 'asset',
        name: 'strokes.bin',
        source: strokeFile(characterWeights()),
      });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), inputDataPlugin()],
  build: {
    outDir: '../out/build/renderer',
    emptyOutDir: true,
    // A data: URL would break the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome100',
    chunkSizeWarningLimit: 1100,
  },
});

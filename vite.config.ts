/** Builds the kiosk's screen into out/build/renderer; the input methods' data is made here. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { characterWeights, pinyinLexicon } from './renderer/input/pinyin-lexicon.ts';
import { strokeFile } from './renderer/input/stroke-file.ts';
import { synthesise } from './renderer/voice/synthesise.ts';

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

/** `voice/`: the prompts' sounds and which there are. Only builds carry them; without them the kiosk is silent. */
function voicePlugin(): Plugin {
  return {
    name: 'voice',
    apply: 'build',
    generateBundle() {
      const { manifest, files, silent } = synthesise();
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName: `voice/${fileName}`, source });
      emit('manifest.json', JSON.stringify(manifest));
      for (const [file, bytes] of files) emit(file, bytes);
      if (silent > 0) this.warn(`${silent} prompts are silent: install espeak-ng or add recordings`);
    },
  };
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), inputDataPlugin(), voicePlugin()],
  build: {
    outDir: '../out/build/renderer',
    emptyOutDir: true,
    // A data: URL would break the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The input data is large on purpose; where its build time goes is no warning.
    rolldownOptions: { checks: { pluginTimings: false } },
    target: 'chrome100',
    chunkSizeWarningLimit: 1100,
  },
});

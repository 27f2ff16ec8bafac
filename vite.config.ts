/** Builds the kiosk's screen into out/build/renderer; the input methods' data is made here. */
import path from 'node:path';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { rolldown } from 'rolldown';
import { defineConfig, type Plugin } from 'vite';
import { characterWeights, pinyinData } from './renderer/build/pinyin-lexicon.ts';
import { strokeFile } from './renderer/build/stroke-file.ts';
import { synthesise } from './renderer/build/synthesise.ts';
import { FONT_STYLES, interfaceFonts } from './scripts/build/interface-font.ts';

const LEXICON = 'virtual:pinyin-lexicon';
const STROKES = 'virtual:strokes';

/** The names as a module, the words and the strokes as files whose addresses are one: no dictionary runs on the kiosk. */
function inputDataPlugin(): Plugin {
  return {
    name: 'input-data',
    resolveId: (id) => (id === LEXICON || id === STROKES ? `\0${id}` : null),
    load(id) {
      const emit = (name: string, source: Uint8Array) =>
        `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })}`;
      if (id === `\0${LEXICON}`) {
        const { words, ...rest } = pinyinData();
        const parsed = `JSON.parse(${JSON.stringify(JSON.stringify(rest))})`;
        return `export default { words: ${emit('lexicon.bin', words)}, ...${parsed} };`;
      }
      if (id !== `\0${STROKES}`) return null;
      return `export default ${emit('strokes.bin', strokeFile(characterWeights()))};`;
    },
  };
}

/** `voice/`: the prompts' sounds and which there are. Only builds carry them; without them the kiosk is silent. */
function voicePlugin(): Plugin {
  return {
    name: 'voice',
    apply: 'build',
    async generateBundle() {
      const { manifest, files, silent } = await synthesise();
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName: `voice/${fileName}`, source });
      emit('manifest.json', JSON.stringify(manifest));
      for (const [file, bytes] of files) emit(file, bytes);
      if (silent > 0) this.warn(`${silent} prompts are silent: install espeak-ng or add recordings`);
    },
  };
}

const FIRST_SCREEN = '<!--first-screen-->';

/**
 * Puts the attract screen's markup into the page: it is painted before the app's script has run. Its fonts are fetched
 * ahead: text laid out before its font is there makes Chromium search the system's, for longer than all the rest takes.
 */
function firstScreenPlugin(): Plugin {
  return {
    name: 'first-screen',
    apply: 'build',
    async transformIndexHtml(html, { bundle = {} }) {
      if (!html.includes(FIRST_SCREEN)) return html;
      const fonts = Object.keys(bundle).filter((file) => /interface-\d+/.test(file));
      const built = await rolldown({
        input: path.join(import.meta.dirname, 'renderer', 'app', 'first-screen.tsx'),
        platform: 'node',
        // Packages, and what stays behind the lazy doors of the keyboards, which the attract screen does not open.
        external: /^(virtual:|[^./])/,
        moduleTypes: { '.css': 'empty' },
      });
      const file = path.join(import.meta.dirname, 'out', 'first-screen.mjs');
      await built.write({ file, format: 'esm', codeSplitting: false });
      await built.close();
      const { firstScreen } = (await import(file)) as typeof import('./renderer/app/first-screen.tsx');
      const markup = firstScreen();
      // The content security policy would drop it without a word.
      if (markup.includes(' style=')) this.error('the first screen has an inline style');
      return {
        html: html.replace(FIRST_SCREEN, () => markup),
        tags: fonts.map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/ttf', crossorigin: true, href: `./${file}` },
          injectTo: 'head-prepend' as const,
        })),
      };
    },
  };
}

await interfaceFonts();

export default defineConfig({
  root: 'renderer',
  base: './',
  resolve: { alias: { 'interface-font.css': FONT_STYLES } },
  plugins: [
    react(),
    babel({ presets: [reactCompilerPreset()] }),
    firstScreenPlugin(),
    inputDataPlugin(),
    voicePlugin(),
  ],
  build: {
    outDir: '../out/build/renderer',
    emptyOutDir: true,
    // A data: URL would break the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The input data is large on purpose; where its build time goes is no warning.
    rolldownOptions: { checks: { pluginTimings: false } },
    target: 'chrome100',
    // One style sheet, there before the first paint. It begins with the order of its layers.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1400,
  },
});

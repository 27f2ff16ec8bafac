/** Makes the spoken prompts at build time: a recorded file where there is one, else espeak-ng's voice where it is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { en } from '../i18n/en.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import type { VoiceManifest } from '../voice/prompts.ts';

/** `recorded/zh-CN/home.wav` (or .mp3, .ogg) replaces the synthesised one. */
const RECORDED = path.join(import.meta.dirname, '../voice/recorded');
const RECORDING = /\.(wav|mp3|ogg)$/;

const LANGUAGES = [
  { language: 'zh-CN', words: zhCN, voice: 'cmn', wordsPerMinute: 150 },
  { language: 'en', words: en, voice: 'en-gb', wordsPerMinute: 140 },
] as const;

export interface VoiceFiles {
  manifest: VoiceManifest;
  /** Name under `voice/` → bytes. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Prompts that had neither recording nor engine. */
  silent: number;
}

/** PCM WAV of mono 16-bit halved in rate: a plain voice loses nothing, the package half its size. */
function speak(text: string, voice: string, wordsPerMinute: number): Uint8Array | null {
  const spoken = spawnSync('espeak-ng', ['-v', voice, '-s', String(wordsPerMinute), '--stdout'], {
    input: text,
    maxBuffer: 8 * 1024 * 1024,
  });
  if (spoken.status !== 0 || spoken.stdout.length <= WAV_HEADER) return null;
  return halve(spoken.stdout);
}

const WAV_HEADER = 44;

function halve(wav: Buffer): Uint8Array {
  const rate = wav.readUInt32LE(24);
  const samples = Math.floor((wav.length - WAV_HEADER) / 4);
  const half = Buffer.alloc(WAV_HEADER + samples * 2);
  wav.copy(half, 0, 0, WAV_HEADER);
  half.writeUInt32LE(half.length - 8, 4);
  half.writeUInt32LE(rate / 2, 24);
  half.writeUInt32LE(rate, 28);
  half.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++) {
    const from = WAV_HEADER + at * 4;
    const mean = Math.round((wav.readInt16LE(from) + wav.readInt16LE(from + 2)) / 2);
    half.writeInt16LE(mean, WAV_HEADER + at * 2);
  }
  return half;
}

export function synthesise(): VoiceFiles {
  const manifest: Record<string, string> = {};
  const files = new Map<string, Uint8Array>();
  let silent = 0;
  const engine = spawnSync('espeak-ng', ['--version']).status === 0;
  for (const { language, words, voice, wordsPerMinute } of LANGUAGES) {
    const folder = path.join(RECORDED, language);
    const recordings = existsSync(folder) ? readdirSync(folder).filter((file) => RECORDING.test(file)) : [];
    for (const [key, text] of Object.entries(words)) {
      if (!key.startsWith('voice.')) continue;
      const prompt = key.slice('voice.'.length);
      const recording = recordings.find((file) => path.parse(file).name === prompt);
      const bytes = recording
        ? readFileSync(path.join(folder, recording))
        : engine
          ? speak(text, voice, wordsPerMinute)
          : null;
      if (!bytes) {
        silent += 1;
        continue;
      }
      const file = `${language}/${recording ?? `${prompt}.wav`}`;
      manifest[`${language}/${prompt}`] = file;
      files.set(file, bytes);
    }
  }
  return { manifest, files, silent };
}

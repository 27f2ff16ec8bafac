/** Plays one prompt at a time from the build's own files, and the chime that calls somebody back for card or slip. */
import type { Volume } from '../app/modes.ts';
import type { Prompt, VoiceManifest } from './prompts.ts';

const LOUDNESS: Record<Volume, number> = { 1: 0.35, 2: 0.65, 3: 1 };
/** Two notes, a falling third: heard over a shopping hall, yet no alarm. */
const CHIME = [
  { hertz: 784, at: 0 },
  { hertz: 659, at: 0.22 },
];
const NOTE_SECONDS = 0.35;

export class VoicePlayer {
  #manifest: Promise<VoiceManifest> | null = null;
  #audio: HTMLAudioElement | null = null;
  #context: AudioContext | null = null;
  /** The newest wish wins when files arrive late. */
  #wish = 0;

  /** Says the prompt, and nothing else any more. Without a file for it, stays silent. */
  async say(language: string, prompt: Prompt, volume: Volume): Promise<void> {
    this.stop();
    const wish = this.#wish;
    const file = (await this.#files())[`${language}/${prompt}`];
    if (file === undefined || wish !== this.#wish) return;
    const audio = new Audio(`voice/${file}`);
    audio.volume = LOUDNESS[volume];
    this.#audio = audio;
    // Refused before the first touch, or no sound device: a kiosk without sound still works.
    await audio.play().catch(() => undefined);
  }

  stop(): void {
    this.#wish += 1;
    this.#audio?.pause();
    this.#audio = null;
  }

  chime(volume: Volume): void {
    this.#context ??= new AudioContext();
    const context = this.#context;
    for (const { hertz, at } of CHIME) {
      const note = context.createOscillator();
      const gain = context.createGain();
      const from = context.currentTime + at;
      note.frequency.value = hertz;
      gain.gain.setValueAtTime(0.3 * LOUDNESS[volume], from);
      gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS);
      note.connect(gain).connect(context.destination);
      note.start(from);
      note.stop(from + NOTE_SECONDS);
    }
  }

  async available(language: string): Promise<boolean> {
    return Object.keys(await this.#files()).some((key) => key.startsWith(`${language}/`));
  }

  #files(): Promise<VoiceManifest> {
    this.#manifest ??= fetch('voice/manifest.json').then(
      (answer) => (answer.ok ? (answer.json() as Promise<VoiceManifest>) : {}),
      () => ({}),
    );
    return this.#manifest;
  }
}

export const player = new VoicePlayer();

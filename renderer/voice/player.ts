/** Plays one prompt at a time from the build's own files, and the chime that calls somebody back for card or slip. */
import type { Volume } from '../kiosk/modes.ts';
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
  #context: AudioContext | null = null;
  #speaking: AudioBufferSourceNode | null = null;
  /** The newest wish wins when files arrive late. */
  #wish = 0;

  /** Says the prompt, and nothing else any more. Without a file for it, or a sound device, stays silent. */
  async say(language: string, prompt: Prompt, volume: Volume): Promise<void> {
    this.stop();
    const wish = this.#wish;
    const file = (await this.#files())[`${language}/${prompt}`];
    if (file === undefined || wish !== this.#wish) return;
    const context = this.#output();
    try {
      const bytes = await (await fetch(`voice/${file}`)).arrayBuffer();
      const sound = await context.decodeAudioData(bytes);
      if (wish !== this.#wish) return;
      const source = context.createBufferSource();
      source.buffer = sound;
      source.connect(this.#gain(context, LOUDNESS[volume]));
      source.start();
      this.#speaking = source;
    } catch {
      // A file that can't be played must not stop a citizen.
    }
  }

  /** At once; nothing that was about to be said is said. */
  stop(): void {
    this.#wish += 1;
    this.#speaking?.stop();
    this.#speaking = null;
  }

  chime(volume: Volume): void {
    const context = this.#output();
    for (const { hertz, at } of CHIME) {
      const note = context.createOscillator();
      const gain = this.#gain(context, 0);
      const from = context.currentTime + at;
      note.frequency.value = hertz;
      gain.gain.setValueAtTime(0.3 * LOUDNESS[volume], from);
      gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS);
      note.connect(gain);
      note.start(from);
      note.stop(from + NOTE_SECONDS);
    }
  }

  #output(): AudioContext {
    this.#context ??= new AudioContext();
    // Suspended until the first touch.
    if (this.#context.state === 'suspended') void this.#context.resume();
    return this.#context;
  }

  #gain(context: AudioContext, loudness: number): GainNode {
    const gain = context.createGain();
    gain.gain.value = loudness;
    gain.connect(context.destination);
    return gain;
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

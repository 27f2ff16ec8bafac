/** The sentences that are spoken, by the key of the screen they belong to; one sound file each and language. */
import type { MessageKey } from '../i18n/zh-CN.ts';

type Spoken<Key extends string> = Key extends `voice.${infer Name}` ? Name : never;

/** E.g. `home`: the catalogue's `voice.home`, the file `voice/zh-CN/home.wav`. */
export type Prompt = Spoken<MessageKey>;

/** `language/prompt` → file name under `voice/`. Empty where the build had no speech engine and no recordings. */
export type VoiceManifest = Readonly<Record<string, string>>;

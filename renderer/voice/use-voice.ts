/** Speaks a screen's prompt when the screen comes and the voice is on; hands out the repeat key's action. */
import { useCallback, useEffect } from 'react';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { player } from './player.ts';
import type { Prompt } from './prompts.ts';

/** Prompts of what is in sight, a dialog's above its screen's; module state because the repeat key lies outside both. */
const inSight: Prompt[] = [];

export function usePrompt(prompt: Prompt | undefined): void {
  const { modes, language } = useKiosk();
  const { voice, volume } = modes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a louder voice must not repeat the sentence
  useEffect(() => {
    if (prompt === undefined) return;
    inSight.push(prompt);
    if (voice) void player.say(language, prompt, volume);
    return () => {
      inSight.splice(inSight.lastIndexOf(prompt), 1);
      player.stop();
    };
  }, [prompt, voice, language]);
}

export function useRepeat(): () => void {
  const { modes, language } = useKiosk();
  return useCallback(() => {
    const prompt = inSight.at(-1);
    if (prompt) void player.say(language, prompt, modes.volume);
  }, [language, modes.volume]);
}

/** Rings while `wanted`, again every few seconds, until what was left is taken. Silent only when the volume is off. */
export function useChime(wanted: boolean, everyMs: number): void {
  const { modes } = useKiosk();
  const { volume } = modes;
  useEffect(() => {
    if (!wanted) return;
    player.chime(volume);
    const timer = setInterval(() => player.chime(volume), everyMs);
    return () => clearInterval(timer);
  }, [wanted, volume, everyMs]);
}

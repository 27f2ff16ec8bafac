/** How one citizen wants the screen: larger, starker, calmer, lower, for the left hand, spoken. Lives no longer than the session. */

export interface Modes {
  /** 长辈版: one question a screen, at most seven choices, larger, spoken. */
  elder: boolean;
  /** Light on black with yellow actions. */
  contrast: boolean;
  /** No motion. */
  calm: boolean;
  /** Everything that is tapped lies in the lower half of a portrait screen. */
  low: boolean;
  /** The hand that taps: where the primary action and the keyboards lie. */
  hand: 'right' | 'left';
  voice: boolean;
  volume: Volume;
}

export type Volume = 1 | 2 | 3;

export const STANDARD: Modes = {
  elder: false,
  contrast: false,
  calm: false,
  low: false,
  hand: 'right',
  voice: false,
  volume: 2,
};

/** Elder mode speaks from the start and stops when it is left; a voice chosen by itself is chosen afterwards. */
export function withElder(modes: Modes, elder: boolean): Modes {
  return { ...modes, elder, voice: elder };
}

/** Tells the style sheets, which do the rest. */
export function applyModes(modes: Modes, root: HTMLElement): void {
  const set = (name: string, value: string | null) => {
    if (value === null) delete root.dataset[name];
    else root.dataset[name] = value;
  };
  set('elder', modes.elder ? 'on' : null);
  set('contrast', modes.contrast ? 'on' : null);
  set('motion', modes.calm ? 'less' : null);
  set('reach', modes.low ? 'low' : null);
  set('hand', modes.hand === 'left' ? 'left' : null);
}

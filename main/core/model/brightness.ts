/** How bright a waiting screen is, percent. */
export const FULL_BRIGHTNESS = 100;
/** Below it a waiting screen's texts would fall under WCAG's 4.5:1 (test/unit/renderer/theme/palette.test.ts). */
export const LEAST_BRIGHTNESS = 60;

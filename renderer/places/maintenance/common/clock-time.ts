/** An ISO 8601 moment as a clock shows it. */
export function clockTime(iso: string, language: string): string {
  return new Date(iso).toLocaleTimeString(language, { hour12: false });
}

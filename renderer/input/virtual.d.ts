/** The character table that vite.config.ts makes at build time. */
declare module 'virtual:pinyin-table' {
  const table: Readonly<Record<string, string>>;
  export default table;
}
declare module '*.css';
declare module '@fontsource-variable/noto-sans-sc';

/** Line icons, drawn here so that nothing is fetched. Always beside words, so hidden from screen readers. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  home: 'M4 11l8-7 8 7M6 10v10h12V10',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cloud: 'M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 6.2 11.1 3.5 3.5 0 0 0 7 18zM12 11v4M10 13.5l2 2 2-2',
  printer: 'M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z',
  calendar: 'M4 6h16v15H4zM4 10h16M8 3v5M16 3v5M8 14h3M13 14h3M8 17h3',
  papers: 'M7 3h8l4 4v14H7zM15 3v4h4M10 12h6M10 15h6M10 18h4M4 6v12',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  erase: 'M9 6h11v12H9l-6-6zM12 9.5l5 5M17 9.5l-5 5',
  next: 'M9 5l7 7-7 7',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-5 4.5-6.5 8-6.5s7 1.5 8 6.5',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  folder: 'M3 5.5h6.5l2.5 3h9v11H3z',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 14h8l1-14',
  building: 'M4 21h16M6 21V5h12v16M9 9h2M13 9h2M9 13h2M13 13h2M11 21v-4h2v4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon(props: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${props.className ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[props.name]} />
    </svg>
  );
}

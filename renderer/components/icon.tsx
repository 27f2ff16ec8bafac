/** Line icons, drawn here so that nothing is fetched. Always beside words, so hidden from screen readers. */
import './icon.css';

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
  scanner: 'M3 14h18v6H3zM5 14l3-9 12 1M6 17h5',
  folder: 'M3 5.5h6.5l2.5 3h9v11H3z',
  speaker: 'M4 9.5v5h4l5 4.5v-14l-5 4.5zM16 8.5a5 5 0 0 1 0 7M18.5 6a9 9 0 0 1 0 12',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 12h17M12 3c3 2.5 4 5.5 4 9s-1 6.5-4 9c-3-2.5-4-5.5-4-9s1-6.5 4-9z',
  pen: 'M5 19l1-4L16 5l3 3L9 18z',
  keyboard: 'M3 6h18v12H3zM7 10v.5M12 10v.5M17 10v.5M8 14.5h8',
  house: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6z',
  shop: 'M4 9l1.5-5h13L20 9M5 11v9h14v-9M4 9a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M10 20v-5h4v5',
  heart: 'M12 20S4 15 4 9a4 4 0 0 1 8-1.5A4 4 0 0 1 20 9c0 6-8 11-8 11zM12 9v5M9.5 11.5h5',
  coins:
    'M12 4c4 0 7 1.3 7 3s-3 3-7 3-7-1.3-7-3 3-3 7-3zM5 7v5c0 1.7 3 3 7 3s7-1.3 7-3V7M5 12v5c0 1.7 3 3 7 3s7-1.3 7-3v-5',
  crane: 'M5 21h14M8 21V4M8 4h12M8 8l4-4M17 4v6M15 10h4v3h-4zM5 8h3',
  people:
    'M8.5 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 20c.5-4 3-5.5 6-5.5s5.5 1.5 6 5.5M16 6a2.5 2.5 0 0 1 0 5M17 14.5c2.5.5 4 2 4.5 5',
  receipt: 'M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21zM9 8h6M9 12h6M9 16h3',
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

/** The attract screen as markup, made at build and put into the page: it stands before any script has run. */
import { renderToStaticMarkup } from 'react-dom/server';
import { KioskProvider } from '../kiosk/kiosk-context.tsx';
import { AttractScreen } from '../places/attract/screen.tsx';

const nothing = () => undefined;

/** What the app itself shows first: nothing is known of the kiosk yet. */
export function firstScreen(): string {
  return renderToStaticMarkup(
    <KioskProvider link={null} info={null} status={null}>
      <AttractScreen
        counts={null}
        isMet={false}
        busy={false}
        notice={null}
        onStart={nothing}
        onMaintenance={nothing}
      />
    </KioskProvider>,
  );
}

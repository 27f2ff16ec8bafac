/** What is said once of the archive on the screen of the papers: why nothing comes from there; and whether what is handed in is kept. */
import type { Offers } from '../../../main/core/archive/contract.ts';
import type { MaterialState } from '../../../main/core/model/draft.ts';
import type { Material } from '../../../main/core/model/item.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { ArchiveWays } from './actions.ts';
import { ARCHIVE_WORDS } from './archive.words.ts';
import './archive.css';

export function ArchiveSaid({ offers }: { offers: Offers | null }) {
  const t = useWords(ARCHIVE_WORDS);
  if (offers?.outcome !== 'nobody' && offers?.outcome !== 'unreachable') return null;
  return (
    <p className="archive-said" role="status">
      {t(offers.outcome === 'nobody' ? `archive.nobody.${offers.why}` : 'archive.unreachable')}
    </p>
  );
}

/** Once something was photographed or sent here that may be used again. */
export function KeepPanel(props: {
  archive: ArchiveWays;
  materials: readonly Material[];
  stateOf: (material: Material) => MaterialState;
}) {
  const t = useWords(ARCHIVE_WORDS);
  const { offers, isKept, keep } = props.archive;
  if (offers?.outcome !== 'offers') return null;
  const papers = props.materials.filter((material) => {
    const { pages, taken } = props.stateOf(material);
    return pages.length > 0 && !taken && offers.keepable.includes(material.archiveKey);
  });
  if (papers.length === 0) return null;
  return (
    <section className="archive-keep">
      <Button
        className={`button button-quiet${isKept ? ' button-chosen' : ''}`}
        aria-pressed={isKept}
        onPress={() => void keep(!isKept)}
      >
        <Icon name={isKept ? 'check' : 'folder'} />
        {t('archive.keep')}
      </Button>
      <p>{t('archive.keepNote', { papers: papers.map(({ name }) => name).join('、') })}</p>
    </section>
  );
}

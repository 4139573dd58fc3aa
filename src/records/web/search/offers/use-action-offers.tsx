import { useNavigate } from '@tanstack/react-router';
import { FileUp, Keyboard, type LucideIcon, Plus } from 'lucide-react';
import { listFeatures, listNavigation, listOverlays } from '#src/web/shell/features.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { shellText } from '#src/web/shell/shell-text.ts';
import type { NavigationItem, Overlay } from '#src/web/shell/web-feature.ts';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { recordWord } from '../../labels.ts';
import { lookOf } from '../../record-look.ts';
import { useRecordTypes } from '../../record-registry.ts';
import classes from '../search-palette.module.css';
import { searchText } from '../search-text.ts';
import type { Offer } from './offer.ts';

const IMPORT_PATH = '/import';

/** Lines that do something: open what lies over pages, begin a new record, go to a place. */
export function useActionOffers(close: () => void): Offer[] {
  const text = searchText.useText();
  const navigate = useNavigate();
  const types = useRecordTypes();
  const isPhone = useIsPhone();

  function act(run: () => void): () => void {
    return () => {
      close();
      run();
    };
  }
  const goTo = (to: string) => act(() => void navigate({ to }));
  const places = listNavigation();
  const hasImport = listFeatures().some((one) =>
    one.routes?.some(({ path }) => path === IMPORT_PATH),
  );
  const isListed = places.some(({ to }) => to === IMPORT_PATH);

  const lines: (Offer | false)[] = [
    ...listOverlays()
      .filter(({ button, name }) => button && name !== 'search')
      .map((overlay) =>
        offerOverlay(
          overlay,
          act(() => openOverlay(overlay.name)),
        ),
      ),
    ...[...types.values()]
      .filter(({ type, isSetting }) => !isSetting && lookOf(type)?.avatar)
      .map((declaration) => ({
        key: `new ${declaration.type}`,
        group: 'do' as const,
        label: text('new', { type: recordWord(declaration) }),
        mark: markOf(Plus),
        run: act(() => openOverlay('create', { type: declaration.type })),
      })),
    hasImport &&
      !isListed && {
        key: 'import',
        group: 'do' as const,
        label: text('import'),
        mark: markOf(FileUp),
        run: goTo(IMPORT_PATH),
      },
    !isPhone && {
      key: 'over keys',
      group: 'do' as const,
      label: shellText.text('keys.title'),
      mark: markOf(Keyboard),
      keys: '?',
      run: act(() => openOverlay('keys')),
    },
    ...places.map((place) => offerPlace(place, goTo(place.to))),
  ];
  return lines.filter((line) => line !== false);
}

function offerOverlay({ name, label, icon, keys }: Overlay, run: () => void): Offer {
  return {
    key: `over ${name}`,
    group: 'do',
    label: label(),
    mark: markOf(icon ?? Plus),
    ...(keys[0] && { keys: keys[0] }),
    run,
  };
}

function offerPlace({ to, label, icon, goKey }: NavigationItem, run: () => void): Offer {
  return {
    key: `go ${to}`,
    group: 'go',
    label: label(),
    mark: markOf(icon),
    ...(goKey && { keys: `g ${goKey}` }),
    run,
  };
}

function markOf(Icon: LucideIcon) {
  return <Icon className={classes.icon} aria-hidden="true" />;
}

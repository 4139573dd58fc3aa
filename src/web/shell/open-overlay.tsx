import {
  type ComponentType,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { textsReady } from '../i18n/packs.ts';
import classes from './open-overlay.module.css';
import type { Overlay, OverlayProps } from './web-feature.ts';

type Shown = ComponentType<OverlayProps>;
const loaded = new Map<string, Shown>();

export async function loadOverlay({ name, overlay }: Pick<Overlay, 'name' | 'overlay'>) {
  const shown = loaded.get(name) ?? (await overlay()).default;
  await textsReady();
  loaded.set(name, shown);
  return shown;
}

/**
 * One overlay that is open. While its code is still on its way, one that begins with a field has
 * the keys already, and then begins with what was typed.
 */
export function OpenOverlay({ overlay, payload, close }: OverlayProps & { overlay: Overlay }) {
  const typed = useRef('');
  const shown = useShown(overlay);
  if (shown) {
    return (
      <Suspense>
        <Begun shown={shown} typed={typed} payload={payload} close={close} />
      </Suspense>
    );
  }
  return overlay.warm && <Waiting label={overlay.label()} typed={typed} close={close} />;
}

/** The overlay's component, once it is loaded; what goes wrong is thrown. */
function useShown(overlay: Overlay): Shown | undefined {
  const [shown, setShown] = useState(() => loaded.get(overlay.name));
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (shown) return;
    // in one piece: no key may be typed between reading what was typed and taking the focus
    const show = (one: Shown) => flushSync(() => setShown(() => one));
    loadOverlay(overlay).then(show, setFailure);
  }, [overlay, shown]);
  if (failure) throw failure;
  return shown;
}

function Begun({
  shown: Shown,
  typed,
  payload,
  close,
}: OverlayProps & { shown: Shown; typed: RefObject<string> }) {
  const [begin] = useState(() => payload ?? (typed.current || undefined));
  return <Shown payload={begin} close={close} />;
}

interface WaitingProps {
  label: string;
  typed: RefObject<string>;
  close: () => void;
}

/** Takes the keys meanwhile, lest they be shortcuts of the page. */
function Waiting({ label, typed, close }: WaitingProps) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    input.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <input
      ref={input}
      className={classes.waiting}
      aria-label={label}
      onChange={(event) => {
        typed.current = event.target.value;
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    />
  );
}

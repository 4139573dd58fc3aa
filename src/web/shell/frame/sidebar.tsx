import { Kbd } from '../../ui/kbd.tsx';
import { listOverlays } from '../features.ts';
import { openOverlay } from '../overlays.tsx';
import { shellText } from '../shell-text.ts';
import type { Overlay } from '../web-feature.ts';
import { MemberButton } from './member-button.tsx';
import { FoldingGroupPart, OpenGroup } from './navigation-group.tsx';
import classes from './sidebar.module.css';
import { FOLDING } from './use-group.ts';

export function Sidebar() {
  const text = shellText.useText();
  return (
    <aside className={classes.sidebar}>
      <MemberButton />
      <OverlayButtons overlays={listOverlays().filter(({ button }) => button)} />
      <nav aria-label={text('navigation.main')} className={classes.navigation}>
        <div className={classes.places}>
          <OpenGroup name="top" />
          {FOLDING.map((name) => (
            <FoldingGroupPart key={name} name={name} />
          ))}
        </div>
        <OpenGroup name="bottom" />
      </nav>
      <OverlayButtons overlays={listOverlays().filter(({ quiet }) => quiet)} />
    </aside>
  );
}

function OverlayButtons({ overlays }: { overlays: readonly Overlay[] }) {
  if (overlays.length === 0) return null;
  return (
    <div className={classes.group}>
      {overlays.map(({ name, label, icon: Icon, keys }) => (
        <button
          type="button"
          key={name}
          className={classes.item}
          onClick={() => openOverlay(name)}
          aria-keyshortcuts={keys[0]}
        >
          {Icon && <Icon className={classes.icon} aria-hidden="true" />}
          <span className={classes.label}>{label()}</span>
          {keys[0] && <Kbd keys={keys[0]} />}
        </button>
      ))}
    </div>
  );
}

import { Eye } from 'lucide-react';
import { send } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { useMe } from '../session.ts';
import { shellText } from '../shell-text.ts';
import { showToast } from '../toast-store.ts';
import classes from './viewer-banner.module.css';

/** Says on every page that an administrator looks through a colleague's eyes, and leads back. */
export function ViewerBanner() {
  const text = shellText.useText();
  const { viewer, member } = useMe();
  if (!viewer) return null;
  async function goBack(): Promise<void> {
    try {
      await send('DELETE /api/v1/view-as', {}, { says: false });
      // a fresh start of the page: nothing of the other view may stay in memory
      window.location.assign('/settings/members');
    } catch (error) {
      showToast((error as Error).message, { tone: 'bad' });
    }
  }
  return (
    <div className={classes.banner} role="status">
      <Eye size={16} aria-hidden="true" />
      <p className={classes.text}>{text('viewer.banner', { name: member.name })}</p>
      <Button onClick={() => void goBack()}>{text('viewer.back')}</Button>
    </div>
  );
}

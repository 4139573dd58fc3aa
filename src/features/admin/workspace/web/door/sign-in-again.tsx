import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '#src/web/shell/session.ts';
import type { OverlayProps } from '#src/web/shell/web-feature.ts';
import { workspaceText } from '../workspace-text.ts';
import classes from './door.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** Over the page whose session has ended, so that nothing typed on it is lost. */
export function SignInAgain({ close }: OverlayProps) {
  const text = workspaceText.useText();
  const client = useQueryClient();
  const { member } = useMe();
  function resume(): void {
    close();
    void client.invalidateQueries();
  }
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      title={text('door.signIn.again')}
      zIndex={600}
    >
      <p className={classes.text}>{text('door.signIn.againText')}</p>
      <SignInForm email={member.email} onDone={resume} />
    </Modal>
  );
}

import { useNavigate } from '@tanstack/react-router';

/** Opens a record beside the page that is shown. */
export function useOpenRecord() {
  const navigate = useNavigate();
  return (type: string, id: string) =>
    navigate({ to: '.', search: (all: object) => ({ ...all, open: `${type}.${id}` }) });
}

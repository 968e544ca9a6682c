import type { ErrorCode } from '#shared/errors/error-codes.ts';
import { Button } from '#renderer/components/button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { closeError, openDialog } from '#renderer/state/dialog-store.ts';

/** Where looking at each thing that a sync needs can find more than the error says. */
const worthLookingInto: ReadonlySet<ErrorCode> = new Set([
  'sync.offline',
  'sync.noAnswer',
  'sync.timeout',
  'sync.connectionLost',
  'sync.tls',
  'sync.tlsSelfSigned',
  'sync.tlsUnknownIssuer',
  'sync.tlsExpired',
  'sync.tlsNotYetValid',
  'sync.tlsWrongName',
  'sync.tlsNotSpoken',
  'sync.tlsClosed',
  'sync.proxyUnreachable',
  'sync.proxyRefused',
  'sync.serverProblem',
  'sync.serverTooOld',
  'sync.badRequest',
  'sync.unexpectedStatus',
  'sync.notASyncServer',
  'sync.nothingAtAddress',
  'sync.tooLarge',
  'sync.badData',
  'sync.sanityFailed',
]);

/** Leads to the doctor; nothing for errors that say it all. */
export function FindOutButton({ code }: { readonly code: ErrorCode }) {
  const text = useText();
  if (!worthLookingInto.has(code)) return null;
  return (
    <Button
      onPress={() => {
        closeError();
        openDialog({ kind: 'syncDoctor' });
      }}
    >
      {text('doctor-find-out')}
    </Button>
  );
}

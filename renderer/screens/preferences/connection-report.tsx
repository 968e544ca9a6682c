import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';

/** A difference that people need not hear of. */
const clockToleranceSecs = 60;

export interface ConnectionReportProps {
  readonly running: boolean;
  readonly address: string;
  readonly report: MethodOutput<'sync.testConnection'> | undefined;
}

/** What the test of a server's address found. */
export function ConnectionReport({ running, address, report }: ConnectionReportProps) {
  const text = useText();
  return (
    <div className="connection-report" role="status">
      {running ? text('preferences-test-working', { host: address.trim() }) : null}
      {report === undefined || running ? null : (
        <ul className="plain-list">
          <li>{text('preferences-test-ok', { url: report.url })}</li>
          <li>{text(report.encrypted ? 'preferences-test-encrypted' : 'preferences-test-plain')}</li>
          {report.loginAccepted === null ? null : (
            <li>{text(report.loginAccepted ? 'preferences-test-login-ok' : 'preferences-test-login-bad')}</li>
          )}
          {Math.abs(report.clockDifferenceSecs ?? 0) <= clockToleranceSecs ? null : (
            <li>{text('preferences-test-clock', { seconds: Math.abs(report.clockDifferenceSecs ?? 0) })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

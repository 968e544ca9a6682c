import type { DoctorCheck, DoctorCheckName } from '#shared/contract/sync-doctor.ts';
import { DOCTOR_CHECKS } from '#shared/domain/doctor-checks.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { Translator } from '#shared/i18n/translate.ts';

export interface CheckListProps {
  readonly done: readonly DoctorCheck[];
  readonly running: DoctorCheckName | undefined;
}

/** Every check with how it ended, those that are still to come too: the list keeps its height. */
export function CheckList({ done, running }: CheckListProps) {
  const text = useText();
  return (
    <ul className="doctor-checks" aria-label={text('doctor-checks')}>
      {DOCTOR_CHECKS.map((name) => {
        const check = done.find((each) => each.check === name);
        return (
          <li key={name} data-result={check?.result ?? (name === running ? 'running' : 'waiting')}>
            <span>{text(`doctor-check-${name}`)}</span>
            <span className="doctor-result">{resultText(check, name === running, text)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function resultText(check: DoctorCheck | undefined, isRunning: boolean, text: Translator['text']): string {
  if (check === undefined) return text(isRunning ? 'doctor-result-running' : 'doctor-result-waiting');
  if (check.result !== 'skipped') return text(`doctor-result-${check.result}`);
  return text(`doctor-skip-${check.because ?? 'earlierFailed'}`);
}

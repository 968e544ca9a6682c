import type { DoctorFacts } from '#shared/contract/sync-doctor.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';

/** For people who help: the same in every language. `about`: version, door and system. */
export function doctorReport({ checks, finding, about: facts }: MethodOutput<'syncDoctor.run'>, about: string): string {
  const lines = checks.map(({ check, result, because, tookMs, facts: seen }) =>
    [
      `${check}: ${result}`,
      ...(because === undefined ? [] : [because]),
      ...(tookMs === undefined ? [] : [`${tookMs} ms`]),
      ...listed(seen),
    ].join(', '),
  );
  return [about, ...listed(facts), '', ...lines, '', `finding: ${JSON.stringify(finding)}`].join('\n');
}

function listed(facts: DoctorFacts): string[] {
  return Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
}

import type { DoctorFinding } from '#shared/contract/sync-doctor.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';

/** What a server's answer, or its silence, says is the matter. */
export function answerFinding(error: AppError, host: string): DoctorFinding {
  if (isAppError(error, 'sync.notASyncServer')) {
    const { reason } = error.details;
    return { kind: reason === 'html' || reason === 'redirect' ? 'webPage' : 'notASyncServer', host };
  }
  if (isAppError(error, 'sync.serverProblem')) return { kind: 'serverProblem', host, status: error.details.status };
  if (isAppError(error, 'sync.proxyAuth')) {
    const { proxy, variable } = error.details;
    return { kind: 'proxyLogin', proxy, variable };
  }
  if (isAppError(error, 'sync.proxyRefused')) {
    const { proxy, status } = error.details;
    return { kind: 'proxyRefuses', proxy, host, status };
  }
  if (isAppError(error, 'sync.proxyUnreachable')) return { kind: 'proxyUnreachable', proxy: error.details.proxy };
  if (error.code.startsWith('sync.tls')) return { kind: 'tlsFailed', host, cause: error.code };
  switch (error.code) {
    case 'sync.nothingAtAddress':
      return { kind: 'notASyncServer', host };
    case 'sync.serverTooOld':
      return { kind: 'serverTooOld', host };
    case 'sync.clientTooOld':
      return { kind: 'clientTooOld', host };
    case 'sync.tlsExpected':
      return { kind: 'needsTls', host };
    case 'sync.noAnswer':
    case 'sync.timeout':
    case 'sync.connectionLost':
    case 'sync.offline':
      return { kind: 'serverSilent', host };
    default:
      return { kind: 'unknownAnswer', host, code: error.code };
  }
}

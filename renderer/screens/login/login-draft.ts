import { isAnkiWebAddress } from '#renderer/state/server-address.ts';
import type { PlainMessageId } from '#shared/i18n/translate.ts';

/** What has been typed so far. */
export interface LoginDraft {
  readonly kind: 'own' | 'ankiweb';
  readonly address: string;
  readonly username: string;
  readonly password: string;
  /** AnkiWeb's notice was read: nothing is sent there before. */
  readonly noticeAccepted: boolean;
}

export type LoginProblems = Partial<Record<'address' | 'username' | 'password', PlainMessageId>>;

/** What is still missing. The user name counts without blanks around it, the password as it is. */
export function loginProblems({ kind, address, username, password }: LoginDraft): LoginProblems {
  return {
    ...(kind === 'own' && address.trim() === '' ? { address: 'login-address-missing' as const } : {}),
    ...(username.trim() === '' ? { username: 'login-username-missing' as const } : {}),
    ...(password === '' ? { password: 'login-password-missing' as const } : {}),
  };
}

/** AnkiWeb by choice, or by its own address typed as a server of one's own. */
export function meansAnkiWeb({ kind, address }: LoginDraft): boolean {
  return kind === 'ankiweb' || isAnkiWebAddress(address);
}

import { AppError } from '#shared/errors/app-error.ts';

/** A method that the contract names already. */
export function notYet(method: string): () => never {
  return () => {
    throw new AppError('unknownMethod', { method });
  };
}

import { isAppError } from '#shared/errors/app-error.ts';

/** The code of the error that work ends with; what is no error of ours as text; undefined when all went well. */
export async function codeOf(work: () => unknown): Promise<string | undefined> {
  try {
    await work();
  } catch (error: unknown) {
    return isAppError(error) ? error.code : String(error);
  }
  return undefined;
}

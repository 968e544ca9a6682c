/**
 * Waits for all of these. When one has failed the others are stopped, and waited for: what they were at is stored or
 * given up by the time this rejects, with the first failure.
 */
export async function together(works: readonly Promise<void>[], stop: (cause: unknown) => void): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(
    works.map((work) =>
      work.catch((cause: unknown) => {
        failures.push(cause);
        stop(cause);
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
}

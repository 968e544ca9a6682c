import { noonZone } from '#build/noon-zone.ts';

/**
 * Where browser tests, their hosts and the official clients beside them live: it is about noon there when the run
 * begins. A day of study ends at four in the morning, and what comes again in minutes comes on the next day when that
 * is nearer, so that the same test would see other cards then. Processes of one run share it.
 */
export const testZone = (process.env['EBB_TEST_ZONE'] ??= noonZone(new Date()));

/** What the sync doctor looks at, in this order: each needs what the ones before it have found to work. */
export const DOCTOR_CHECKS = [
  'nameLookup',
  'connection',
  'proxy',
  'certificate',
  'clock',
  'serverVersion',
  'login',
  'size',
  'sanityCounts',
] as const;

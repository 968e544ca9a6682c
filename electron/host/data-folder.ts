import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Where the files of one run lie. Absolute paths. */
export interface DataPlaces {
  readonly preferencesFile: string;
  readonly profileFolder: string;
  readonly profileName: string;
}

interface System {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The folder of all profiles: the one that was asked for, or the platform's own place for such data. */
export function dataFolder(asked: string | undefined, { platform, home, env }: System): string {
  const chosen = asked ?? env['EBB_DATA'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Ebb');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Ebb');
    default:
      return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'Ebb');
  }
}

export const firstProfileName = 'User 1';

export function placesIn(folder: string, profileName: string = firstProfileName): DataPlaces {
  return {
    preferencesFile: join(folder, 'preferences.json'),
    profileFolder: join(folder, 'profiles', profileName),
    profileName,
  };
}

/** The files that notes and templates name. */
export function mediaFolderIn({ profileFolder }: DataPlaces): string {
  return join(profileFolder, 'collection.media');
}

/** Where the engine keeps what was deleted. */
export function deletionLogIn({ profileFolder }: DataPlaces): string {
  return join(profileFolder, 'deleted.txt');
}

/**
 * A profile folder named directly, as the CLI does. One that lies in a data folder has that folder's preferences;
 * any other carries its own, so that a script's result does not depend on the user's language.
 */
export function placesOfProfile(folder: string): DataPlaces {
  const profileFolder = resolve(folder);
  const parent = dirname(profileFolder);
  const shared = join(dirname(parent), 'preferences.json');
  const inDataFolder = basename(parent) === 'profiles' && existsSync(shared);
  return {
    preferencesFile: inDataFolder ? shared : join(profileFolder, 'preferences.json'),
    profileFolder,
    profileName: basename(profileFolder),
  };
}
